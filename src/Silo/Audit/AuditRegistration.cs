using Microsoft.Extensions.DependencyInjection;
using MirtAi.Grains.Audit;
using MirtAi.Silo.Customers;
using MirtAi.Silo.Storage.Effects;

namespace MirtAi.Silo.Audit;

/// <summary>Registers the audit trail of commits.</summary>
internal static class AuditRegistration
{
    /// <summary>
    /// Adds how it is stored and exported. An erasure leaves that somebody did something, and takes away to whom.
    /// </summary>
    public static IServiceCollection AddAudit(this IServiceCollection services) => services
        .AddEffect<AuditEntry, PostgresAuditWriter, SqliteAuditWriter>()
        .AddPersonalTable(new PersonalTable("audit_log", "id")
        {
            Columns = "at, person, action, outcome, subject",
            Erasure = "update audit_log set session_key = null, subject = ''",
            Proves = false,
        });
}
