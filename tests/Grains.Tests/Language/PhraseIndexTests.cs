using System.Collections.Immutable;
using MirtAi.Grains.Language;

namespace MirtAi.Grains.Tests.Language;

public sealed class PhraseIndexTests
{
    private static readonly ImmutableArray<Phrase> Phrases =
    [
        .. new[] { "phrases.txt", "intrusions.txt" }.SelectMany(WordFile.Sections)
            .Where(section => section.Name is not ("mark" or "role" or "squeezed"))
            .Select(section => Phrase.Parse(section.Entry)),
    ];

    /// <summary>Words of the phrases themselves in any order, stems with and without an ending.</summary>
    [Fact]
    public void No_phrase_that_occurs_is_ruled_out()
    {
        var index = new PhraseIndex(Phrases);
        var random = new Random(20_261_122);
        var occurred = 0;
        for (var message = 0; message < 5_000; message++)
        {
            var tokens = Lexicon.Common.Read(Message(random));
            var candidates = index.MayBegin(tokens).Select(candidate => candidate.Number).ToHashSet();
            for (var number = 0; number < Phrases.Length; number++)
            {
                if (!Phrases[number].Occurs(tokens))
                    continue;
                Assert.Contains(number, candidates);
                occurred++;
            }
        }

        Assert.True(occurred > 5_000, $"only {occurred} phrases occurred");
    }

    [Fact]
    public void Most_phrases_are_ruled_out()
    {
        var candidates = new PhraseIndex(Phrases).MayBegin(Lexicon.Common.Read("Добрий день, чи є сукня Анна на зріст 131?")).Count();

        Assert.InRange(candidates, 1, Phrases.Length / 5);
    }

    private static string Message(Random random) =>
        string.Join(' ', Enumerable.Range(0, random.Next(1, 9)).Select(_ => Written(Words[random.Next(Words.Length)], random)));

    private static string Written(WordPattern word, Random random) =>
        word.Ending is WordEnding.None || random.Next(2) == 0 ? word.Stem : word.Stem + "ами";

    private static ImmutableArray<WordPattern> Words { get; } =
    [
        .. from section in WordFile.Sections("phrases.txt").Concat(WordFile.Sections("concepts.txt"))
           from word in section.Entry.Split([' ', '|'], StringSplitOptions.RemoveEmptyEntries)
           where char.IsLetter(word[0])
           select WordPattern.Parse(word),
    ];
}
