using MirtAi.Silo.Storage;

namespace MirtAi.Api.Tests.Hosting;

internal interface ITestDatabase : IDatabase, IAsyncDisposable
{
    /// <summary>While set, no connection is to be had.</summary>
    bool IsDown { get; set; }
}
