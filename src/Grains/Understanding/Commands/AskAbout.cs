using MirtAi.Grains.Catalog;

namespace MirtAi.Grains.Understanding.Commands;

/// <summary>Asks something about the goods or the shop that the rules have an answer for.</summary>
/// <param name="Label">What is asked, as the label that the rules know.</param>
/// <param name="Product">The product; null if it is the chosen one, or all.</param>
public sealed record AskAbout(string Label, Product? Product) : SpokenCommand;
