namespace MirtAi.Silo.Catalog;

/// <summary>The catalogue's files are faulty. The message names every fault with its file and line.</summary>
public sealed class CatalogException(IReadOnlyList<string> faults)
    : Exception("The catalogue is faulty:" + Environment.NewLine + string.Join(Environment.NewLine, faults))
{
    /// <summary>The faults, each as <c>file:line: what is wrong</c>.</summary>
    public IReadOnlyList<string> Faults { get; } = faults;
}
