namespace MirtAi.Silo.LanguageModels;

/// <summary>The files of the shop's texts are faulty. The message names every fault with its file and line.</summary>
public sealed class TextsException(IReadOnlyList<string> faults)
    : Exception("The texts are faulty:" + Environment.NewLine + string.Join(Environment.NewLine, faults))
{
    /// <summary>The faults, each as <c>file:line: what is wrong</c>.</summary>
    public IReadOnlyList<string> Faults { get; } = faults;
}
