namespace MirtAi.Silo.Health;

/// <summary>Something without which this process cannot serve.</summary>
public interface IReadinessPart
{
    /// <summary>A part in good order.</summary>
    public const string Ok = "ok";

    /// <summary>A part that is not configured, which is in good order too.</summary>
    public const string Off = "off";

    /// <summary>The part's name in the answer, for instance <c>storage</c>.</summary>
    string Name { get; }

    /// <summary>
    /// <see cref="Ok"/>, <see cref="Off"/>, or why it cannot serve, in a few words without secrets. However often it is asked, it
    /// costs little; is given two seconds.
    /// </summary>
    Task<string> Check(CancellationToken cancellationToken);
}
