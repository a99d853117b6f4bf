namespace MirtAi.Silo.Tests.Catalog;

public class CatalogSearchTests
{
    [Theory]
    [InlineData("Сукню Анну", "Сукня Анна")]
    [InlineData("платье Анна", "Сукня Анна")]
    [InlineData("anna", "Сукня Анна")]
    [InlineData("про Анну питаю", "Сукня Анна")]
    [InlineData("лагуну", "Костюм Лагуна")]
    [InlineData("Лагуни рожевої", "Костюм Лагуна")]
    [InlineData("лагна", "Костюм Лагуна")]
    [InlineData("laguna", "Костюм Лагуна")]
    [InlineData("валері", "Костюм Валері")]
    [InlineData("костюм ритм", "Костюм Ритм")]
    [InlineData("ритму", "Костюм Ритм")]
    [InlineData("каприза", "Костюм Каприз")]
    [InlineData("мрію", "Костюм Мрія")]
    [InlineData("Mriya", "Костюм Мрія")]
    [InlineData("мерею", "Костюм Мерея")]
    [InlineData("тренч з екошкіри", "Тренч екошкіра")]
    [InlineData("шкіряний тренч", "Тренч екошкіра")]
    [InlineData("leather trench", "Тренч екошкіра")]
    [InlineData("кожаный плащ", "Тренч екошкіра")]
    public void One_product_is_meant(string text, string name) =>
        Assert.Equal(name, Assert.Single(Shop.Catalog.Value.Search.Read(text).Products).Name.Ukrainian);

    [Theory]
    [InlineData("тренч")]
    [InlineData("плащі")]
    [InlineData("trench coat")]
    [InlineData("плащик")]
    public void A_shared_name_means_both(string text) =>
        Assert.Equal(
            ["Тренч", "Тренч екошкіра"], Shop.Catalog.Value.Search.Read(text).Products.Select(product => product.Name.Ukrainian).Order());

    [Theory]
    [InlineData("рожева", "pink")]
    [InlineData("розовое", "pink")]
    [InlineData("рожевенька", "pink")]
    [InlineData("біла", "milk")]
    [InlineData("молочний", "milk")]
    [InlineData("white", "milk")]
    [InlineData("темно-синій", "navy")]
    [InlineData("малинова", "raspberry")]
    [InlineData("чорне", "black")]
    [InlineData("зелене", "green")]
    [InlineData("is it available in light blue?", "light-blue")]
    public void A_colour_is_known_in_every_form(string text, string id) => Assert.Equal([id], Shop.Catalog.Value.Search.Read(text).Colors);

    [Theory]
    [InlineData("сукні", "dresses")]
    [InlineData("платьице", "dresses")]
    [InlineData("плаття", "dresses")]
    [InlineData("костюмчик", "suits")]
    [InlineData("куртка", "outerwear")]
    [InlineData("dresses", "dresses")]
    public void A_category_is_known_in_every_form(string text, string id) =>
        Assert.Equal([id], Shop.Catalog.Value.Search.Read(text).Categories);

    [Theory]
    [InlineData("з капюшоном", "Костюм Ритм")]
    [InlineData("в полоску с широкими брюками", "Костюм Валері")]
    [InlineData("something plush with a full-length zip", "Костюм Лагуна")]
    public void A_description_finds_the_product(string text, string name)
    {
        var search = Shop.Catalog.Value.Search;

        Assert.Equal(name, search.Resembling(search.Read(text).Tokens)[0].Name.Ukrainian);
    }

    [Theory]
    [InlineData("холодильник")]
    [InlineData("як справи")]
    [InlineData("погода завтра")]
    [InlineData("")]
    public void Nothing_fits_what_is_not_sold(string text)
    {
        var found = Shop.Catalog.Value.Search.Read(text);

        Assert.Empty(found.Products);
        Assert.Empty(Shop.Catalog.Value.Search.Resembling(found.Tokens));
    }
}
