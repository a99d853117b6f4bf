namespace MirtAi.Grains.Documents;

/// <summary>Finds answers in the shop's documents.</summary>
public interface IDocumentSearch
{
    /// <summary>
    /// The sentence that fits a question best, or null if none fits well enough: nothing is guessed. Nobody waits long for it: what takes
    /// longer counts as not found.
    /// </summary>
    /// <param name="question">What was asked, in any of the shop's languages.</param>
    /// <param name="sessionKey">On whose account a model's call is recorded.</param>
    /// <param name="cancellationToken">Ends the search when nobody waits for it any more.</param>
    Task<Passage?> Find(string question, string sessionKey, CancellationToken cancellationToken);
}
