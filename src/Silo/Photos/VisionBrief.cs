using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.LanguageModels;

namespace MirtAi.Silo.Photos;

/// <summary>
/// What a model is told of a catalogue before it looks at a photo, and the shape of its answer. The same catalogue, as far as it can be
/// seen, and the same instructions have the same <see cref="Version"/>.
/// </summary>
internal sealed class VisionBrief
{
    /// <summary>What stands for a colour that cannot be told.</summary>
    public const string UnknownColor = "unknown";

    public const string Product = "product", Receipt = "receipt", Foreign = "foreign", Other = "other";

    /// <summary>Nothing makes it unsure.</summary>
    public const string Sure = "none";

    public VisionBrief(ProductCatalog catalog, VisionPrompt prompt)
    {
        Text = prompt.Text.Replace(
            VisionPrompt.CatalogPlace, string.Join('\n', catalog.Products.Select(Describe)), StringComparison.Ordinal);
        Schema = new ModelSchema("photo", Shape(catalog).ToJsonString());
        Version = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text + '\n' + Schema.Json)));
    }

    /// <summary>The instructions with the catalogue.</summary>
    public string Text { get; }

    /// <summary>The shape of the answer: products and colours can only be the catalogue's.</summary>
    public ModelSchema Schema { get; }

    /// <summary>A fingerprint of both.</summary>
    public string Version { get; }

    private static string Describe(Product product)
    {
        var visual = product.Visual;
        var text = new StringBuilder($"- {product.Id}: {product.Name.English}. {product.Description.English}");
        Append(text, "Fabric", visual.Fabric ?? product.Fabric.English);
        Append(text, "Markers", string.Join(", ", visual.Markers));
        foreach (var (angle, seen) in visual.Angles)
            Append(text, $"Seen from the {angle}", seen);
        Append(text, "On a poor photo", string.Join(", ", visual.PoorPhoto));
        Append(text, "Unique", visual.Unique);
        Append(text, "Critical check", visual.CriticalCheck);
        Append(text, "Confused with", string.Join(", ", visual.ConfusedWith));
        Append(text, "Difference", visual.Difference);
        Append(text, "Colours", string.Join(", ", product.Colors.Select(color =>
            color.Color.OnlyDesign ? color.Color.Id : $"{color.Color.Id} ({color.Color.Name.English})")));
        return text.ToString();
    }

    private static void Append(StringBuilder text, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            text.Append(' ').Append(name).Append(": ").Append(value.TrimEnd('.')).Append('.');
    }

    private static JsonObject Shape(ProductCatalog catalog) => Of(
        ("visible", Words()),
        ("kind", OneOf([Product, Receipt, Foreign, Other])),
        ("candidates", new JsonObject
        {
            ["type"] = "array",
            ["items"] = Of(
                ("product", OneOf(catalog.Products.Select(product => product.Id))),
                ("color", OneOf(Colors(catalog).Append(UnknownColor).Distinct())),
                ("confidence", new JsonObject { ["type"] = "number" })),
        }),
        ("unsure", OneOf([Sure, "zipper_not_visible", "texture_ambiguous", "color_ambiguous", "low_confidence", "poor_photo"])));

    private static IEnumerable<string> Colors(ProductCatalog catalog) =>
        catalog.Products.SelectMany(product => product.Colors).Select(color => color.Color.Id);

    private static JsonObject Of(params (string Name, JsonObject Shape)[] properties) => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject(
            properties.Select(property => KeyValuePair.Create<string, JsonNode?>(property.Name, property.Shape))),
        ["required"] = new JsonArray([.. properties.Select(property => (JsonNode)property.Name)]),
        ["additionalProperties"] = false,
    };

    private static JsonObject OneOf(IEnumerable<string> values) =>
        new() { ["type"] = "string", ["enum"] = new JsonArray([.. values.Select(value => (JsonNode)value)]) };

    private static JsonObject Words() => new() { ["type"] = "string" };
}
