namespace MirtAi.Architecture.Tests;

/// <summary>What a violation is of.</summary>
internal enum Rule
{
    /// <summary>Projects refer to those below them.</summary>
    Projects,

    /// <summary>A project has its layer.</summary>
    Layers,

    /// <summary>A namespace is the assembly's name and the folder.</summary>
    Namespaces,

    /// <summary>Compiled code uses no floor above its own.</summary>
    Floors,

    /// <summary>Sources name no floor above their own.</summary>
    FloorNames,

    /// <summary>No folders for kinds of code.</summary>
    FolderNames,

    /// <summary>A file fits a few screens.</summary>
    FileLength,

    /// <summary>A line fits a screen.</summary>
    LineLength,

    /// <summary>A program fits a screen.</summary>
    ProgramLength,

    /// <summary>What is caught without a name is thrown on or counted.</summary>
    BroadCatches,
}
