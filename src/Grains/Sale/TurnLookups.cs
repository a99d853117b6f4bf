using System.Collections.Immutable;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Customers;
using MirtAi.Grains.Documents;
using MirtAi.Grains.Photos;

namespace MirtAi.Grains.Sale;

/// <summary>Finds out what the rules of a turn ask for.</summary>
internal sealed class TurnLookups(
    PhotoReader photos, ISemanticSearch meanings, ISubscriptionStandings subscriptions, IDocumentSearch documents)
{
    /// <summary>The findings, or null if there is nobody to ask.</summary>
    public async Task<Findings?> Find(TurnRequest request, Lookups wanted, ProductCatalog catalog, CancellationToken cancellationToken)
    {
        var (looks, searches) = (!wanted.Photos.IsEmpty && photos.IsOn, !wanted.Texts.IsEmpty && meanings.IsOn);
        var asks = wanted.Subscription && subscriptions.IsOn;
        if (!looks && !searches && !asks && wanted.Questions.IsEmpty)
            return null;

        var seen =
            looks ? photos.Read(wanted.Photos, catalog, request.SessionKey, cancellationToken) : Task.FromResult(Findings.None.Photos);
        var meant = searches ? Search(wanted.Texts, request.SessionKey, cancellationToken) : Task.FromResult(Findings.None.Meanings);
        var standing = asks ? await subscriptions.Find(request.SessionKey, cancellationToken) : null;
        var passages = await Passages(wanted.Questions, request.SessionKey, cancellationToken);
        return new Findings { Photos = await seen, Meanings = await meant, Passages = passages, Subscription = standing };
    }

    /// <summary>What documents say about these questions.</summary>
    public async Task<ImmutableDictionary<string, Passage?>> Passages(
        ImmutableArray<string> questions, string sessionKey, CancellationToken cancellationToken)
    {
        var found = Findings.None.Passages;
        foreach (var question in questions)
            found = found.SetItem(question, await documents.Find(question, sessionKey, cancellationToken));
        return found;
    }

    private async Task<ImmutableDictionary<string, ImmutableArray<string>>> Search(
        ImmutableArray<string> texts, string sessionKey, CancellationToken cancellationToken)
    {
        var found = Findings.None.Meanings;
        foreach (var text in texts)
        {
            if (await meanings.Find(text, sessionKey, cancellationToken) is { } products)
                found = found.SetItem(text, products);
        }

        return found;
    }
}
