using Microsoft.Extensions.Options;
using MirtAi.Grains.Settings;
using static MirtAi.Grains.Settings.SettingText;

namespace MirtAi.Silo.Documents.Objects;

/// <summary>Refuses the start over a store of which only a part is set.</summary>
internal sealed class DocumentStoreOptionsValidator : IValidateOptions<DocumentStoreOptions>
{
    public ValidateOptionsResult Validate(string? name, DocumentStoreOptions options)
    {
        string[] failures = [.. Failures(options)];
        return failures.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> Failures(DocumentStoreOptions options)
    {
        (string? Value, string Fault)[] all =
        [
            (options.Bucket, "DocumentStore:Bucket is missing: set the bucket, or none of the store's settings."),
            (options.AccessKey, "DocumentStore:AccessKey is missing: set the id of a key that may read, write and delete there."),
            (options.SecretKey, "DocumentStore:SecretKey is missing: set the secret of that key."),
        ];
        if (all.Any(one => IsSet(one.Value)) || IsSet(options.Endpoint))
            foreach (var (_, fault) in all.Where(one => !IsSet(one.Value)))
                yield return fault;
        if (IsSet(options.Endpoint) && !Addresses.IsBase(options.Endpoint!))
            yield return "DocumentStore:Endpoint must be an absolute http or https address without a query, like https://s3.example.com.";
    }
}
