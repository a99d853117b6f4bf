using Microsoft.Extensions.DependencyInjection;

namespace MirtAi.Silo.Customers;

/// <summary>Registers tables with something about customers.</summary>
internal static class PersonalTableRegistration
{
    /// <summary>
    /// Erases and exports the table with its customer. Tables are erased and exported in the order in which they are added.
    /// </summary>
    public static IServiceCollection AddPersonalTable(this IServiceCollection services, PersonalTable table) =>
        services.AddSingleton(table);
}
