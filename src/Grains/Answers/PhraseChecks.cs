namespace MirtAi.Grains.Answers;

/// <summary>Nothing is promised or stated that the shop does not; what the shop says itself in this answer may be repeated.</summary>
internal static class PhraseChecks
{
    public static IEnumerable<AnswerFault> Faults(string text, AnswerEvidence evidence, AnswerPolicy policy)
    {
        var tokens = evidence.Catalog.Search.Read(text).Tokens;
        var broken = policy.Forbidden.Where(forbidden => forbidden.Phrase.Occurs(tokens)).Select(forbidden => forbidden.Name).Distinct();
        foreach (var name in broken)
        {
            if (!policy.Forbidden.Any(forbidden => forbidden.Name == name && forbidden.Phrase.Occurs(evidence.Tokens)))
                yield return new("forbidden", name);
        }
    }
}
