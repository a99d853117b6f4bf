using System.Collections.Immutable;
using System.Reflection;
using MirtAi.Grains.Interfaces.Comments;
using MirtAi.Grains.Understanding.Learning;

namespace MirtAi.Grains.Comments.Classification;

/// <summary>
/// Tells what comments are, without a language model: profanity and advertising by lists, everything else by what was learned from the
/// examples of <c>data/comments</c>. Ukrainian, Russian and English, also transliterated and disguised. Pure and deterministic.
/// </summary>
public static class CommentClassifier
{
    private const int Certain = 96, Clear = 85, Doubtful = 45;

    private static readonly Lazy<MeaningModel> Model = new(Learn);

    /// <summary>The examples, for checks.</summary>
    internal static ImmutableArray<Example> Examples { get; } = ReadExamples();

    /// <summary>Learns now what the first comment would wait for.</summary>
    public static void Load() => _ = Model.Value;

    /// <summary>What a comment is.</summary>
    public static CommentVerdict Classify(CommentInput input)
    {
        var signs = CommentSigns.Of(input.Text);
        return Wordless(signs, input)
            ?? Toxic(signs)
            ?? Advertising(signs)
            ?? FollowUp(signs, input)
            ?? Learned(signs);
    }

    /// <summary>What the lists of profanity and of advertising say; null if they find nothing.</summary>
    public static CommentVerdict? ByLists(CommentInput input)
    {
        var signs = CommentSigns.Of(input.Text);
        return Toxic(signs) ?? Advertising(signs);
    }

    /// <summary>Whether there is anything to read: no picture alone, no emoji alone.</summary>
    public static bool HasWords(CommentInput input) => CommentSigns.Of(input.Text).Words > 0;

    /// <summary>A picture, a sticker, emoji or punctuation: what faces say.</summary>
    private static CommentVerdict? Wordless(CommentSigns signs, CommentInput input)
    {
        if (signs.Words > 0)
            return null;
        if (signs.HasRudeEmoji)
            return new(CommentType.Toxic, Clear, "Образливі емодзі без слів");
        if (signs.HasSadEmoji && !signs.HasKindEmoji)
            return new(CommentType.Critical, Clear, "Емодзі невдоволення без слів");
        if (signs.HasKindEmoji)
            return new(CommentType.Positive, Certain, "Приязні емодзі без слів");
        if (signs.HasQuestionMark)
            return new(CommentType.Question, input.Parent is null ? Doubtful : Clear, "Лише знак запитання");
        return input.Text.Length == 0
            ? new(CommentType.Positive, Doubtful, "Картинка або наліпка без слів")
            : signs.IsPlus
                ? new(CommentType.Question, Clear, "Плюс: просять розповісти більше")
                : new(CommentType.Spam, Doubtful, "Без слів");
    }

    private static CommentVerdict? Toxic(CommentSigns signs) => signs.Profanity switch
    {
        { } word when signs.Praises => new(CommentType.Toxic, Doubtful, $"Лайка, можливо, як похвала: {word}"),
        { } word => new(CommentType.Toxic, Certain, $"Лайка: {word}"),
        null when signs.Threatens => new(CommentType.Toxic, Certain, "Погроза або образа"),
        _ when signs.HasRudeEmoji && !signs.HasKindEmoji => new(CommentType.Toxic, Clear, "Образливі емодзі"),
        _ => null,
    };

    private static CommentVerdict? Advertising(CommentSigns signs) =>
        signs.Advertises ? new(CommentType.Spam, Certain, "Реклама, заманювання або чуже посилання") : null;

    /// <summary>"And in black?" below a question is another question.</summary>
    private static CommentVerdict? FollowUp(CommentSigns signs, CommentInput input)
    {
        if (input.Parent is not { } parent || !signs.HasQuestionMark || signs.Words > 6)
            return null;
        var (meaning, _) = Model.Value.Read(signs.Features);
        return meaning is "positive" or "spam" && Model.Value.Read(CommentSigns.Of(parent).Features).Meaning == "question"
            ? new(CommentType.Question, Clear, "Продовжує запитання вище")
            : null;
    }

    private static CommentVerdict Learned(CommentSigns signs)
    {
        var (meaning, likelihood) = Model.Value.Read(signs.Features);
        var type = CommentNames.ParseType(meaning)!.Value;
        var confidence = (int)Math.Round(likelihood * 100);
        return new(type, Math.Clamp(confidence, 1, 99), signs.Reasons.Length == 0 ? "За словами коментаря" : $"Ознаки: {signs.Reasons}");
    }

    private static MeaningModel Learn() =>
        MeaningModel.Learn([.. Examples.Select(example => (example.Meaning, CommentSigns.Of(example.Text).Features))]);

    private static ImmutableArray<Example> ReadExamples()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var examples = ImmutableArray.CreateBuilder<Example>();
        foreach (var name in assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("comments/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            examples.AddRange(Understanding.Learning.Examples.Parse($"data/{name}", reader, []));
        }

        return examples.ToImmutable();
    }
}
