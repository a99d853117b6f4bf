using System.Globalization;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Understanding.Commands;

namespace MirtAi.Grains.Sessions.Replays;

/// <summary>What commands say beside their names, in short.</summary>
internal static class CommandValues
{
    /// <summary>What the command says besides; empty if nothing, or if it is delivery data, which the changes of the order hold.</summary>
    public static string Of(Command command) => command switch
    {
        SelectItem item => Joined(Name(item.Product), item.Size?.Label, item.Color, Number(item.Height)),
        SelectShown shown => shown.ProductId,
        AskAbout ask => Joined(ask.Label, Name(ask.Product)),
        AskFact ask => Joined(Name(ask.Product)),
        AskTopic ask => ask.Topic.ToString(),
        Browse browse => browse.Category ?? "",
        CallPerson call => call.Reason,
        ChoosePayment choose => choose.Method.ToString(),
        ClaimPaid claim => Number(claim.Amount) ?? "",
        CompareProducts compare => Joined([.. compare.Products.Select(Name)]),
        Courtesy courtesy => courtesy.Label,
        RefuseColor refuse => Joined([.. refuse.Colors]),
        RemoveProducts remove => Joined([.. remove.ProductIds]),
        Resize resize => resize.Steps.ToString("+0;-0", CultureInfo.InvariantCulture),
        SetQuantity set => Number(set.Quantity) ?? "",
        AddItems add => Joined([.. add.Items.Select(item => $"{item.ProductId} {item.Size} {item.Color} × {Number(item.Quantity)}")]),
        _ => "",
    };

    private static string? Name(Product? product) => product?.Name.In("uk");

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string Joined(params IEnumerable<string?> parts) => string.Join(", ", parts.Where(part => !string.IsNullOrEmpty(part)));
}
