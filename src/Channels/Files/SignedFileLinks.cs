using MirtAi.Channels.Photos;
using MirtAi.Grains.Interfaces.Messages;

namespace MirtAi.Channels.Files;

/// <summary>Addresses at which a platform fetches files of managers from the service, see <see cref="SignedLinks"/>.</summary>
public sealed class SignedFileLinks(SignedLinks links)
{
    /// <summary>The path that links begin with.</summary>
    public const string Path = "/files/";

    private const string Purpose = "file links";

    /// <summary>Where the platform can fetch a file of a format; null if the platform cannot reach the service.</summary>
    public string? To(AttachedFile file, FileFormat format) =>
        links.Sign(Purpose, $"{file.ContentType}\n{file.Reference}") is var (root, token)
            ? $"{root}{Path}{token}/{format.Kind}.{format.Extension}"
            : null;

    /// <summary>The file that a link's token names; null if the link is not ours, or has ended.</summary>
    public AttachedFile? FileOf(string token) =>
        links.Read(Purpose, token)?.Split('\n', 2) is [var contentType, var reference] ? new AttachedFile(reference, contentType) : null;
}
