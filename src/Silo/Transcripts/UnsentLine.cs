using MirtAi.Grains.Interfaces.Messages;

namespace MirtAi.Silo.Transcripts;

/// <summary>What is left of a line that the customer took back.</summary>
internal static class UnsentLine
{
    /// <summary>The assignments of its columns.</summary>
    public static readonly string Assignments = $"text = '', images = '[]', media = null, kind = {InboundKind.Unsent:D}";
}
