namespace MirtAi.Grains.Sessions.Replays;

/// <summary>A question that was looked up in documents; all but itself is null if none answers it.</summary>
/// <param name="Question">The question.</param>
/// <param name="DocumentId">The document's id.</param>
/// <param name="Source">The document's name and the headings above the sentence.</param>
/// <param name="Sentence">The sentence that was quoted.</param>
/// <param name="Match">The part of the question's words that it has, from 0 to 1.</param>
public sealed record ReplayedPassage(
    ReplayedWords Question, string? DocumentId = null, string? Source = null, string? Sentence = null, double? Match = null);
