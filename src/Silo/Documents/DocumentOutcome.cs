namespace MirtAi.Silo.Documents;

/// <summary>What became of an upload.</summary>
public enum DocumentOutcome
{
    /// <summary>It is stored and will be read.</summary>
    Stored = 0,

    /// <summary>The same bytes are there already: nothing was stored.</summary>
    Known = 1,

    /// <summary>The bytes are another document's: two are not one.</summary>
    OfAnother = 2,

    /// <summary>There is no document to replace.</summary>
    Missing = 3,

    /// <summary>The file's kind is not read.</summary>
    UnknownFormat = 4,

    /// <summary>It is larger than <see cref="DocumentOptions.MaxBytes"/>.</summary>
    TooLarge = 5,

    /// <summary>It has no bytes.</summary>
    Empty = 6,
}
