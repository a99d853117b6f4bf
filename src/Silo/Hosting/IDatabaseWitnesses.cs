namespace MirtAi.Silo.Hosting;

/// <summary>The other processes of the fleet, asked about the database.</summary>
internal interface IDatabaseWitnesses
{
    /// <summary>Whether any of them reaches it. One that does not answer within two seconds counts as one that does not.</summary>
    Task<bool> AnyReaches();
}
