using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace MirtAi.Silo.Files;

/// <summary>
/// Refuses YAML that is nested deeper than any file of a shop: its reader calls itself at each level, and a stack is finite.
/// </summary>
internal sealed class ShallowParser(IParser parser) : IParser
{
    /// <summary>How deep a file may be nested, the stream and the document counted.</summary>
    public const int MaxDepth = 32;

    private int depth;

    /// <inheritdoc/>
    public ParsingEvent? Current => parser.Current;

    /// <inheritdoc/>
    public bool MoveNext()
    {
        var isMore = parser.MoveNext();
        depth += parser.Current?.NestingIncrease ?? 0;
        return depth <= MaxDepth
            ? isMore
            : throw new YamlException(parser.Current!.Start, parser.Current.End, $"nested deeper than {MaxDepth} levels");
    }
}
