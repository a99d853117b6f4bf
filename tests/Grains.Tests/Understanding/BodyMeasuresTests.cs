using MirtAi.Grains.Language;
using MirtAi.Grains.Understanding;

namespace MirtAi.Grains.Tests.Understanding;

public class BodyMeasuresTests
{
    public static TheoryData<int> Heights() => [.. Enumerable.Range(80, 101)];

    [Theory]
    [MemberData(nameof(Heights))]
    public void Every_height_is_read_however_it_is_written(int height)
    {
        foreach (var text in new[]
        {
            $"{height}", $"зріст {height}", $"рост {height}", $"height {height}", $"на {height} см", $"{height} см", $"{height}см",
            $"на {height}",
            $"{height / 100m:0.00} м", $"нам {height}, який розмір?",
        })
        {
            if (text.EndsWith(" м", StringComparison.Ordinal) && height % 100 == 0)
                continue;

            Assert.Equal((text, height), (text, Read(text).Height));
        }
    }

    [Theory]
    [InlineData("7 років", 7)]
    [InlineData("дитині 7-8 років", 8)]
    [InlineData("5 рочків", 5)]
    [InlineData("she is 9 years old", 9)]
    [InlineData("нам 6 лет", 6)]
    public void Ages_are_no_heights(string text, int age) => Assert.Equal((null, age), (Read(text).Height, Read(text).Age));

    [Theory]
    [InlineData("розмір 134-140", "134-140")]
    [InlineData("134–140", "134-140")]
    [InlineData("110 - 116", "110-116")]
    [InlineData("98/104", "98-104")]
    [InlineData("розмір 134", "134")]
    public void Sizes_are_read_by_their_labels(string text, string label) => Assert.Equal(label, Read(text).Size?.Label);

    [Theory]
    [InlineData("двоє діток 110 і 134", 134, 110)]
    [InlineData("116 та 122", 122, 116)]
    [InlineData("між 122 і 128", 128, null)]
    [InlineData("131, чи брати 128", 128, null)]
    [InlineData("ой, рост 134, не 130, ошиблась", 134, null)]
    [InlineData("не 116, а 122", 122, null)]
    public void Two_heights_are_two_children(string text, int height, int? other)
    {
        var measures = Read(text);

        Assert.Equal(((int?)height, other), (measures.Height, measures.Others.IsEmpty ? (int?)null : measures.Others[0]));
    }

    [Theory]
    [InlineData("на 130-132", 132)]
    [InlineData("110-115", 115)]
    public void A_range_that_no_size_has_is_its_upper_height(string text, int height) =>
        Assert.Equal((height, null), (Read(text).Height, Read(text).Size));

    [Theory]
    [InlineData("шестирічна", 6)]
    [InlineData("на семилетнюю", 7)]
    [InlineData("донечці буде 9 через місяць", 9)]
    public void Ages_are_read_however_they_are_written(string text, int age) => Assert.Equal(age, Read(text).Age);

    [Theory]
    [InlineData("78", true, 78)]
    [InlineData("78", false, null)]
    [InlineData("500", true, null)]
    public void A_lone_number_is_a_height_when_one_is_awaited(string text, bool awaited, int? height) =>
        Assert.Equal(height, BodyMeasures.Read(Lexicon.Common.Read(text), awaited).Height);

    [Theory]
    [InlineData("123456789012345")]
    [InlineData("150 грн")]
    [InlineData("відділення 130")]
    [InlineData("вага 100 кг")]
    [InlineData("100 штук")]
    [InlineData("1850")]
    [InlineData("79")]
    [InlineData("181")]
    [InlineData("мені це не підходить")]
    public void Other_numbers_are_none(string text) => Assert.False(Read(text).Any);

    private static BodyMeasures Read(string text) => BodyMeasures.Read(Lexicon.Common.Read(text));
}
