using MirtAi.Channels;
using MirtAi.Grains.Durability;
using MirtAi.Silo.Documents.Objects;

namespace MirtAi.Api.Doctor;

/// <summary>Has the object store of documents take, give and delete an object.</summary>
internal static class DocumentStoreCheck
{
    private const string Part = "documents";

    public static async Task<IReadOnlyList<Finding>> Run(IServiceProvider services, CancellationToken cancellationToken)
    {
        var objects = services.GetRequiredService<DocumentObjects>();
        if (!objects.IsOn)
            return [Finding.Good(Part, "in the database")];
        try
        {
            var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
            await objects.Probe($"doctor-{Guid.CreateVersion7(now):N}", cancellationToken);
            return [Finding.Good(Part, $"the bucket {objects.Bucket} takes, gives and deletes")];
        }
        catch (StorageUnavailableException exception)
        {
            return
            [
                Finding.Fault(
                    Part,
                    $"{exception.Message}: check DocumentStore:Endpoint, :Region, :Bucket and the key, which must be allowed to put, get "
                    + "and delete objects"),
            ];
        }
    }
}
