using MirtAi.Grains.Language;
using MirtAi.Grains.Orders;

namespace MirtAi.Grains.Tests.Orders;

public class PlaceNamesTests
{
    [Theory]
    [InlineData("Київ", "Киев", "Kyiv")]
    [InlineData("Кривий Ріг", "Кривой Рог", "Kryvyi Rih")]
    [InlineData("Кам'янець-Подільський", "Каменец-Подольский", "Kamianets-Podilskyi")]
    [InlineData("Нова Гребля, Полтавська обл.", "Нова Гребля, Полтавская обл.", "Nova Hreblia, Poltavska oblast")]
    [InlineData(
        "Ленківці, Лубенський р-н, Київська обл.", "Ленківці, Лубенский р-н, Киевская обл.",
        "Lenkivtsi, Lubenskyi district, Kyivska oblast")]
    [InlineData("Ровно", "Ровно", "Rovno")]
    [InlineData("Lviv", "Lviv", "Lviv")]
    public void A_town_is_called_as_in_the_language(string town, string russian, string english)
    {
        var name = PlaceNames.Town(town);

        Assert.Equal((town, russian, english), (name.Ukrainian, name.Russian, name.English));
    }

    [Theory]
    [InlineData("відділення 12", "отделение 12", "branch 12")]
    [InlineData("поштомат 4455", "почтомат 4455", "parcel locker 4455")]
    [InlineData("пункт 3", "пункт 3", "pick-up point 3")]
    [InlineData("Укрпошта, індекс 79000", "Укрпочта, индекс 79000", "Ukrposhta, postcode 79000")]
    [InlineData("кур'єр, вул. Садова 3", "курьер, вул. Садова 3", "courier, вул. Садова 3")]
    [InlineData("відділення за адресою вул. Садова 3", "отделение по адресу вул. Садова 3", "branch at вул. Садова 3")]
    [InlineData("біля вокзалу", "біля вокзалу", "біля вокзалу")]
    public void A_branch_is_called_as_in_the_language(string branch, string russian, string english)
    {
        var name = PlaceNames.Branch(branch);

        Assert.Equal((branch, russian, english), (name.Ukrainian, name.Russian, name.English));
    }

    [Theory]
    [InlineData("Згурівка", "Zghurivka")]
    [InlineData("Єнакієве", "Yenakiieve")]
    [InlineData("Їжакевич Юлія", "Yizhakevych Yuliia")]
    [InlineData("Щастя", "Shchastia")]
    public void Letters_are_written_by_the_official_table(string ukrainian, string latin) =>
        Assert.Equal(latin, Transliteration.Of(ukrainian));
}
