using MirtAi.Grains.Photos;

namespace MirtAi.Channels.WebChat;

internal sealed class AttachmentPhotoSource(IAttachments attachments) : IPhotoSource
{
    private const string Prefix = WebChannel.AttachmentScheme + ":";

    public string Scheme => WebChannel.AttachmentScheme;

    public async Task<Photo?> Open(string reference, CancellationToken cancellationToken) =>
        reference.StartsWith(Prefix, StringComparison.Ordinal)
            ? await attachments.Find(reference[Prefix.Length..], sessionKey: null, cancellationToken)
            : null;
}
