using System.ComponentModel.DataAnnotations;
using MirtAi.Grains.Settings;

namespace MirtAi.Silo.Documents.Objects;

/// <summary>
/// An S3-compatible store for the bytes of documents, which are in the database without it. Section <c>DocumentStore</c>.
/// </summary>
public sealed class DocumentStoreOptions
{
    public const string Section = "DocumentStore";

    /// <summary>The bucket; nobody but this service writes below <see cref="Prefix"/>.</summary>
    public string? Bucket { get; set; }

    /// <summary>The store's address; of Amazon's by <see cref="Region"/> if it is not set.</summary>
    public string? Endpoint { get; set; }

    /// <summary>The region that requests are signed for; most other stores take any.</summary>
    /// <value>Default us-east-1.</value>
    [Required, RegularExpression("[a-z0-9-]{1,40}", ErrorMessage = "set a region, such as eu-central-1")]
    public string Region { get; set; } = "us-east-1";

    /// <summary>The id of the access key.</summary>
    public string? AccessKey { get; set; }

    /// <summary>The access key's secret.</summary>
    public string? SecretKey { get; set; }

    /// <summary>What the names of objects begin with.</summary>
    /// <value>Default documents/.</value>
    [RegularExpression("[A-Za-z0-9_/-]{0,100}", ErrorMessage = "set at most 100 letters, digits, hyphens and slashes")]
    public string Prefix { get; set; } = "documents/";

    /// <summary>Whether the bucket is named in the path of addresses, as most stores but Amazon's want it; else in the host.</summary>
    /// <value>Default true.</value>
    public bool PathStyle { get; set; } = true;

    /// <summary>How long one request may take.</summary>
    /// <value>Default 1 minute.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00", ErrorMessage = "set 00:00:01 to 00:05:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Whether there is a store.</summary>
    internal bool IsOn => SettingText.IsSet(Bucket);
}
