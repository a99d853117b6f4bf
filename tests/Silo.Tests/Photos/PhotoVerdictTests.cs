using MirtAi.Grains.Photos;

namespace MirtAi.Silo.Tests.Photos;

public class PhotoVerdictTests
{
    private const string Laguna = "11698818", Mriya = "11705284", Anna = "3443041", Gone = "1";

    [Theory]
    [InlineData(0.85)]
    [InlineData(1)]
    public void From_the_upper_threshold_on_it_is_the_product(double confidence) =>
        Assert.Equal((Laguna, "pink"), Recognised(new(Laguna, "pink", confidence), new(Mriya, "pink", 0.84)));

    [Fact]
    public void A_colour_that_the_product_is_not_made_in_is_none() =>
        Assert.Equal((Laguna, null), Recognised(new PhotoCandidate(Laguna, "green", 0.9)));

    [Fact]
    public void Two_certain_products_are_a_doubt() =>
        Assert.Equal([Laguna, Mriya], Ambiguous(new(Mriya, null, 0.9), new(Laguna, null, 0.95)).Products.Select(product => product.Id));

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.8499)]
    public void Between_the_thresholds_it_is_one_of_the_conceivable(double confidence)
    {
        var doubt = Ambiguous(new(Anna, "pink", 0.19), new(Laguna, "pink", confidence), new(Mriya, "gray", 0.2));

        Assert.Equal([Laguna, Mriya], doubt.Products.Select(product => product.Id));
        Assert.Equal("pink", doubt.ColorId);
    }

    [Fact]
    public void A_lone_candidate_is_doubted_beside_what_the_catalogue_confuses_it_with() =>
        Assert.Equal([Laguna, Mriya], Ambiguous(new PhotoCandidate(Laguna, "pink", 0.6)).Products.Select(product => product.Id));

    [Fact]
    public void A_colour_that_not_all_of_them_are_made_in_is_none() =>
        Assert.Null(Ambiguous(new(Anna, "black", 0.6), new(Laguna, "black", 0.5)).ColorId);

    [Fact]
    public void Below_the_lower_threshold_nothing_can_be_told() =>
        Assert.IsType<PhotoVerdict.Unclear>(On(new PhotoReading { Candidates = [new PhotoCandidate(Laguna, null, 0.4999)] }));

    [Fact]
    public void What_the_catalogue_does_not_hold_is_foreign_when_it_is_certain_and_nothing_when_it_is_not()
    {
        Assert.IsType<PhotoVerdict.Foreign>(On(new PhotoReading { Candidates = [new PhotoCandidate(Gone, null, 0.85)] }));
        Assert.IsType<PhotoVerdict.Unclear>(On(new PhotoReading { Candidates = [new PhotoCandidate(Gone, null, 0.84)] }));
        Assert.IsType<PhotoVerdict.Foreign>(On(new PhotoReading { IsForeign = true }));
    }

    [Fact]
    public void Nothing_seen_is_unclear_and_nobody_looking_is_unseen()
    {
        Assert.IsType<PhotoVerdict.Unclear>(On(new PhotoReading()));
        Assert.IsType<PhotoVerdict.Unseen>(On(null));
    }

    private static (string, string?) Recognised(params PhotoCandidate[] candidates)
    {
        var verdict = Assert.IsType<PhotoVerdict.Recognised>(On(new PhotoReading { Candidates = [.. candidates] }));
        return (verdict.Product.Id, verdict.Color?.Color.Id);
    }

    private static PhotoVerdict.Ambiguous Ambiguous(params PhotoCandidate[] candidates) =>
        Assert.IsType<PhotoVerdict.Ambiguous>(On(new PhotoReading { Candidates = [.. candidates] }));

    private static PhotoVerdict On(PhotoReading? reading) => PhotoVerdict.On(reading, Shop.Catalog.Value);
}
