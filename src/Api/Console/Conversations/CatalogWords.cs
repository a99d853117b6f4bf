using System.Globalization;
using System.Text.RegularExpressions;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Customers;
using MirtAi.Grains.Orders;
using MirtAi.Grains.Sale;
using MirtAi.Silo.Orders;

namespace MirtAi.Api.Console.Conversations;

/// <summary>Says in the reader's language what is stored by ids of the catalogue and by codes.</summary>
public sealed partial class CatalogWords(ProductCatalog catalog, ConsoleTexts texts)
{
    /// <summary>A product of an order that is being made.</summary>
    public string Line(OrderLine line) =>
        Line(Product(line.ProductId), Color(line.Color), line.Size, line.Quantity, line.Price);

    /// <summary>A product of a placed order, as it was called when it was sold.</summary>
    public string Line(OrderLineView line, string currency) =>
        Line(line.Name, line.Color, line.Size, line.Quantity, new Money(line.Price, currency));

    /// <summary>An amount with the currency as people write it.</summary>
    public string Sum(Money money) => $"{texts.Number(money.Amount, "0.##")} {texts.Word("currency", money.Currency)}";

    /// <summary>Something that is known of a customer; empty if it says nothing.</summary>
    public string Fact(CustomerFact fact)
    {
        var subject = fact.Kind is FactKind.Size ? Product(fact.Subject) : texts.Word("child", fact.Subject);
        var value = fact.Kind switch
        {
            FactKind.Product => Product(fact.Value),
            FactKind.Color => Color(fact.Value),
            FactKind.Size => texts.Word("size", fact.Value),
            FactKind.Phone => texts.Word("facts", fact.Value),
            _ => fact.Value,
        };
        var whose = subject.Length > 0 ? $" ({subject})" : "";
        return value.Length > 0 ? $"{texts.Word("fact", fact.Kind.ToString())}{whose}: {value}" : "";
    }

    /// <summary>A line of the summary of past conversations; as it is if it is somebody's own words.</summary>
    public string Visit(string line)
    {
        if (VisitNote.Read(line) is not { } note)
            return line;
        var chosen = note.Chosen.Length > 0 ? string.Join("; ", note.Chosen.Split("; ").Select(Chosen)) : texts["visit.nothing"];
        var outcome = note.IsOrdered ? texts["visit.ordered"]
            : note.Reason is null ? texts["visit.unordered"]
            : texts.Format("visit.called", texts.Word("reason", note.Reason));
        return $"{note.Day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture)}: {chosen}; {outcome}";
    }

    private string Product(string id) => catalog.Find(id)?.Name.In(texts.Language) ?? id;

    /// <summary>Empty for the only design of a product.</summary>
    private string Color(string id) => catalog.Colors.FirstOrDefault(color => color.Id == id) is { } color
        ? color.OnlyDesign ? "" : color.Name.In(texts.Language)
        : id;

    private string Line(string product, string color, string size, int quantity, Money price) => Joined(
        product, color, texts.Word("size", size), texts.Format(quantity == 1 ? "draft.piece" : "draft.pieces", quantity, Sum(price)));

    /// <summary>One item of a line of the summary, for instance "Сукня Анна 122-128 pink x1".</summary>
    private string Chosen(string item)
    {
        var parts = Item.Match(item).Groups;
        var name = parts["name"].Value;
        var product = catalog.Products.FirstOrDefault(product => product.Name.Ukrainian == name);
        return Joined(
            product?.Name.In(texts.Language) ?? name,
            Color(parts["color"].Value),
            texts.Word("size", parts["size"].Value),
            parts["count"].Success ? texts.Format("visit.pieces", parts["count"].Value) : "");
    }

    private static string Joined(params string?[] parts) => string.Join(", ", parts.Where(part => !string.IsNullOrEmpty(part)));

    [GeneratedRegex(@"^(?<name>.*?)(?: (?<size>\d+(?:-\d+)?|one size))?(?: (?<color>[a-z]+(?:-[a-z]+)*))?(?: x(?<count>\d+))?$")]
    private static partial Regex Item { get; }
}
