using System.Buffers;
using System.IO.Pipelines;
using MirtAi.Api.Http;

namespace MirtAi.Api.Webhooks;

/// <summary>Reads a webhook's body as it was signed, byte for byte.</summary>
internal static class WebhookBody
{
    /// <summary>The whole body, at most <see cref="BodyLimit.DefaultBytes"/>.</summary>
    /// <exception cref="BadHttpRequestException">413: it is larger.</exception>
    public static async ValueTask<byte[]> Read(HttpRequest request, CancellationToken cancellationToken)
    {
        BodyLimit.LeaveToReader(request);
        while (true)
        {
            var result = await request.BodyReader.ReadAsync(cancellationToken);
            if (result.Buffer.Length > BodyLimit.DefaultBytes)
            {
                request.BodyReader.AdvanceTo(result.Buffer.End);
                throw BodyLimit.TooLarge(BodyLimit.DefaultBytes);
            }
            if (result.IsCompleted)
                return Finish(request.BodyReader, result.Buffer);
            request.BodyReader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }
    }

    private static byte[] Finish(PipeReader reader, ReadOnlySequence<byte> buffer)
    {
        var body = buffer.ToArray();
        reader.AdvanceTo(buffer.End);
        return body;
    }
}
