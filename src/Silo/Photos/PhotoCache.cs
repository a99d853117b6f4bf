using MirtAi.Grains.Photos;

namespace MirtAi.Silo.Photos;

/// <summary>Remembers photos for a while, so many bytes of them; the oldest go first.</summary>
internal sealed class PhotoCache(TimeProvider time)
{
    /// <summary>The bytes of all photos together.</summary>
    public const int MaxBytes = 32 * 1024 * 1024;

    /// <summary>How long a photo is remembered.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(1);

    private readonly Lock gate = new();
    private readonly Dictionary<string, (Photo Photo, DateTimeOffset Until)> photos = new(StringComparer.Ordinal);
    private readonly Queue<string> order = [];
    private long bytes;

    /// <summary>The photo of a key; null if it is not remembered.</summary>
    public Photo? Find(string key)
    {
        lock (gate)
            return photos.TryGetValue(key, out var known) && known.Until > time.GetUtcNow() ? known.Photo : null;
    }

    /// <summary>Remembers a photo.</summary>
    public void Keep(string key, Photo photo)
    {
        lock (gate)
        {
            if (photos.TryGetValue(key, out var before))
                bytes -= before.Photo.Content.Length;
            else
                order.Enqueue(key);
            photos[key] = (photo, time.GetUtcNow() + Life);
            bytes += photo.Content.Length;
            while (bytes > MaxBytes && order.TryDequeue(out var oldest))
            {
                if (photos.Remove(oldest, out var gone))
                    bytes -= gone.Photo.Content.Length;
            }
        }
    }
}
