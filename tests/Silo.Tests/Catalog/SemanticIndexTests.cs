using MirtAi.Silo.Catalog.Semantic;

namespace MirtAi.Silo.Tests.Catalog;

public class SemanticIndexTests
{
    private static readonly SemanticIndex Index = new("m", [
        ("coat", new float[] { 1, 0, 0, 0 }), ("coat", new float[] { 0.9f, 0.1f, 0, 0 }), ("suit", new float[] { 0.95f, 0.3f, 0, 0 }),
        ("dress", new float[] { 0, 0, 1, 0 }),
    ]);

    [Fact]
    public void The_most_alike_come_first_and_each_once() => Assert.Equal(["coat", "suit"], Index.Find([1, 0.05f, 0, 0], 0.35));

    [Fact]
    public void Who_is_far_behind_the_best_is_not_named() => Assert.Equal(["coat"], Index.Find([1, -1, 0, 0], 0.35));

    [Fact]
    public void Below_the_threshold_nothing_fits() => Assert.Empty(Index.Find([0, 0, 0.3f, 1], 0.35));

    [Fact]
    public void A_vector_of_another_length_fits_nothing() => Assert.Empty(Index.Find([1, 0, 0], 0.35));

    [Fact]
    public void A_vector_of_no_direction_fits_nothing() => Assert.Empty(Index.Find([0, 0, 0, 0], 0.35));
}
