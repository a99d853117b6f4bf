using System.Globalization;
using MirtAi.Api.Http;
using MirtAi.Api.Management;
using MirtAi.Grains.Interfaces.Sessions;
using MirtAi.Silo.Orders;

namespace MirtAi.Api.Console.Orders;

/// <summary>What the page of a form showed of an order: a manager decides of that, and of nothing that came meanwhile.</summary>
/// <param name="Status">The status; null if the form does not say.</param>
/// <param name="IsUnrejected">Whether there was a proof of payment that nobody had rejected.</param>
/// <param name="Proof">When the newest proof of payment came; null if there was none.</param>
internal sealed record SeenOrder(string? Status, bool IsUnrejected, DateTimeOffset? Proof)
{
    /// <summary>The fields of the form.</summary>
    public const string StatusField = "from", UnrejectedField = "unrejected", ProofField = "proof";

    private const string Moment = "O";

    /// <summary>A proof as the form sends it.</summary>
    public static string Text(ProofView proof) => proof.At.ToString(Moment, CultureInfo.InvariantCulture);

    /// <summary>Reads it; the answer is what is wrong with it, null if nothing is.</summary>
    public static Problem? Read(IFormCollection form, out SeenOrder seen)
    {
        var (status, proof) = (FilterText.OrNull(form.Text(StatusField)), FilterText.OrNull(form.Text(ProofField)));
        var isMoment = DateTimeOffset.TryParseExact(
            proof, Moment, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at);
        seen = new(status, form.ContainsKey(UnrejectedField), isMoment ? at : null);
        return FilterText.Fault(StatusField, status, OrderQueries.Statuses)
            ?? (proof is null || isMoment ? null : Problem.BadRequest($"{ProofField}: must be a moment."));
    }

    /// <summary>The action of who saw it.</summary>
    public ManagerAction In(ManagerAction action) => action with
    {
        OrderStatusFrom = Status,
        ProofRejected = IsUnrejected ? false : null,
        ProofSeen = Proof,
    };
}
