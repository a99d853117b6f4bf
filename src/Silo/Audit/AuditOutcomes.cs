namespace MirtAi.Silo.Audit;

/// <summary>What became of what a person wanted.</summary>
public static class AuditOutcomes
{
    /// <summary>It was begun, and it is not known what became of it.</summary>
    public const string Asked = "asked";

    /// <summary>It is done.</summary>
    public const string Done = "done";

    /// <summary>It was refused: nothing was done.</summary>
    public const string Refused = "refused";
}
