using System.Collections.Concurrent;
using System.Text;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Photos;

namespace MirtAi.Silo.Tests.Photos;

/// <summary>A recogniser that a test tells what each photo shows; photos are opened by <c>attachment:NAME</c>.</summary>
internal sealed class StagedPhotos : IPhotoRecognizer, IPhotoSource
{
    private readonly ConcurrentQueue<string> looked = new();

    /// <summary>What is seen, by the photo's name; nothing can be seen of others.</summary>
    public Dictionary<string, PhotoReading> Readings { get; } = [];

    /// <summary>Happens when a photo with such a name is looked at.</summary>
    public Func<string, CancellationToken, Task> WhenLooked { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>The names of the photos that were looked at.</summary>
    public IReadOnlyCollection<string> Looked => looked;

    public bool IsOn { get; set; } = true;

    public string Scheme => "attachment";

    public Task<Photo?> Open(string reference, CancellationToken cancellationToken) =>
        Task.FromResult<Photo?>(new Photo(Encoding.UTF8.GetBytes(reference["attachment:".Length..]), "image/png"));

    public async Task<PhotoReading?> Recognize(Photo photo, ProductCatalog catalog, string sessionKey, CancellationToken cancellationToken)
    {
        var name = Encoding.UTF8.GetString(photo.Content.Span);
        looked.Enqueue(name);
        await WhenLooked(name, cancellationToken);
        return Readings.GetValueOrDefault(name);
    }

    /// <summary>Stages a photo of these products, each as <c>name/colour/confidence</c>.</summary>
    public StagedPhotos Shows(string photo, params (string Product, string? Color, double Confidence)[] seen)
    {
        Readings[photo] = new PhotoReading
        {
            Candidates = [.. seen.Select(one => new PhotoCandidate(Shop.Product(one.Product).Id, one.Color, one.Confidence))],
        };
        return this;
    }
}
