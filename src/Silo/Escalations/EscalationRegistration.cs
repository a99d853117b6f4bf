using Microsoft.Extensions.DependencyInjection;
using MirtAi.Grains.Escalations;
using MirtAi.Grains.Sessions.Handoffs;
using MirtAi.Silo.Customers;
using MirtAi.Silo.Storage.Effects;

namespace MirtAi.Silo.Escalations;

/// <summary>Registers calls for a person.</summary>
internal static class EscalationRegistration
{
    /// <summary>Adds how they are stored, found, erased and exported.</summary>
    public static IServiceCollection AddEscalations(this IServiceCollection services) => services
        .AddSingleton<IUnclosedCalls, UnclosedCalls>()
        .AddEffect<Escalation, PostgresEscalationWriter, SqliteEscalationWriter>()
        .AddEffect<EscalationChange, PostgresEscalationChangeWriter, SqliteEscalationChangeWriter>()
        .AddEffect<EscalationAnswered, PostgresEscalationAnsweredWriter, SqliteEscalationAnsweredWriter>()
        .AddPersonalTable(new PersonalTable("escalations", "id"));
}
