using System.Text;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.Options;
using MirtAi.Grains.Durability;

namespace MirtAi.Silo.Documents.Objects;

/// <summary>The objects of an S3-compatible store, by the ids of contents.</summary>
internal sealed class DocumentObjects : IDisposable
{
    private const int MaxRepeats = 2;

    private readonly DocumentStoreOptions settings;
    private readonly Lazy<AmazonS3Client> client;

    public DocumentObjects(IOptions<DocumentStoreOptions> options)
    {
        settings = options.Value;
        client = new(Connect);
    }

    /// <summary>Whether there is such a store.</summary>
    public bool IsOn => settings.IsOn;

    /// <summary>The bucket, for people.</summary>
    public string Bucket => settings.Bucket ?? "";

    /// <summary>Stores an object.</summary>
    /// <exception cref="StorageUnavailableException">The store does not take it.</exception>
    public Task Put(string id, Stream content, CancellationToken cancellationToken) => Guard(() => client.Value.PutObjectAsync(
        new PutObjectRequest
        {
            BucketName = settings.Bucket,
            Key = Key(id),
            InputStream = content,
            AutoCloseStream = false,
            AutoResetStreamPosition = true,
            ContentType = "application/octet-stream",
            // Not every store reads a body in signed chunks.
            UseChunkEncoding = false,
        },
        cancellationToken));

    /// <summary>The object's bytes; null if there is none, or it has another size.</summary>
    /// <exception cref="StorageUnavailableException">The store does not answer.</exception>
    public async Task<byte[]?> Read(string id, long size, CancellationToken cancellationToken)
    {
        try
        {
            return await Guard(async () =>
            {
                using var found = await client.Value.GetObjectAsync(settings.Bucket, Key(id), cancellationToken);
                if (found.ContentLength != size)
                    return null;
                var content = new byte[size];
                await found.ResponseStream.ReadExactlyAsync(content, cancellationToken);
                return content;
            });
        }
        catch (StorageUnavailableException exception) when (exception.InnerException is AmazonS3Exception { ErrorCode: "NoSuchKey" })
        {
            return null;
        }
    }

    /// <summary>Stores, reads and deletes an object of its own.</summary>
    /// <exception cref="StorageUnavailableException">One of that did not succeed.</exception>
    public async Task Probe(string id, CancellationToken cancellationToken)
    {
        var content = Encoding.UTF8.GetBytes(id);
        using var stream = new MemoryStream(content);
        await Put(id, stream, cancellationToken);
        var read = await Read(id, content.Length, cancellationToken);
        await Delete(id, cancellationToken);
        if (read is null || !read.AsSpan().SequenceEqual(content))
            throw new StorageUnavailableException($"The bucket {settings.Bucket} gave other bytes than it took");
    }

    /// <summary>Deletes an object; it is no fault if there is none.</summary>
    /// <exception cref="StorageUnavailableException">The store does not answer.</exception>
    public Task Delete(string id, CancellationToken cancellationToken) =>
        Guard(() => client.Value.DeleteObjectAsync(settings.Bucket, Key(id), cancellationToken));

    /// <inheritdoc/>
    public void Dispose()
    {
        if (client.IsValueCreated)
            client.Value.Dispose();
    }

    private string Key(string id) => settings.Prefix + id;

    private AmazonS3Client Connect()
    {
        var connection = new AmazonS3Config
        {
            ForcePathStyle = settings.PathStyle,
            AuthenticationRegion = settings.Region,
            Timeout = settings.Timeout,
            MaxErrorRetry = MaxRepeats,
            // Checksums of their own are Amazon's alone; the signature has the body's.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        };
        if (settings.Endpoint is { Length: > 0 } endpoint)
            connection.ServiceURL = endpoint;
        else
            connection.RegionEndpoint = Amazon.RegionEndpoint.GetBySystemName(settings.Region);
        return new AmazonS3Client(new BasicAWSCredentials(settings.AccessKey, settings.SecretKey), connection);
    }

    private async Task<T> Guard<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (AmazonS3Exception exception)
        {
            throw new StorageUnavailableException(
                $"The bucket {settings.Bucket} refused it: {exception.ErrorCode ?? exception.StatusCode.ToString()}", exception);
        }
        catch (Exception exception) when (exception is AmazonClientException or HttpRequestException or IOException or TimeoutException)
        {
            throw new StorageUnavailableException($"The store of the bucket {settings.Bucket} cannot be reached", exception);
        }
    }
}
