namespace MirtAi.Grains.Understanding.Learning;

/// <summary>A text of <c>data/understanding</c>.</summary>
/// <param name="Meaning">What it means.</param>
/// <param name="Text">What the customer writes.</param>
/// <param name="File">The file that it stands in.</param>
/// <param name="Line">Its line, from 1.</param>
internal sealed record Example(string Meaning, string Text, string File, int Line)
{
    /// <summary>Where it stands, as <c>FILE:LINE</c>.</summary>
    public string Place => $"{File}:{Line}";
}
