using System.Collections.Immutable;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Messages;

namespace MirtAi.Silo.Evaluation;

/// <summary>Which products an answer names or shows.</summary>
internal static class NamedProducts
{
    /// <summary>Their ids, each once.</summary>
    public static ImmutableHashSet<string> In(ImmutableArray<Reply> replies, ProductCatalog catalog)
    {
        var text = string.Join('\n', replies.Select(reply => reply.Text));
        var shown = catalog.Products
            .Where(product => product.Colors.Any(color => replies.Any(reply => color.Photo is { } photo && reply.Images.Contains(photo))))
            .Select(product => product.Id)
            .ToImmutableHashSet();

        // The longer name first: "Тренч екошкіра" is not also "Тренч".
        var names = catalog.Products
            .SelectMany(product => product.Name.All.Select(name => (product.Id, Name: name)))
            .OrderByDescending(named => named.Name.Length);
        foreach (var (id, name) in names)
        {
            for (var place = Find(text, name); place >= 0; place = Find(text, name))
            {
                shown = shown.Add(id);
                text = text.Remove(place, name.Length);
            }
        }

        return shown;
    }

    /// <summary>Where the name stands as a word of its own, or -1.</summary>
    private static int Find(string text, string name)
    {
        for (var place = text.IndexOf(name, StringComparison.Ordinal);
            place >= 0;
            place = text.IndexOf(name, place + 1, StringComparison.Ordinal))
        {
            var end = place + name.Length;
            if ((place == 0 || !char.IsLetter(text[place - 1])) && (end == text.Length || !char.IsLetter(text[end])))
                return place;
        }

        return -1;
    }
}
