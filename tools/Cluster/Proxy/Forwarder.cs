using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace MirtAi.Cluster.Proxy;

/// <summary>
/// Sends a request to a random ready target, and to another one when that is safe: the first one never got it, said 503
/// (which promises that nothing was taken), or broke off before its answer where the request may be repeated.
/// </summary>
internal sealed class Forwarder(TargetPool pool, HttpMessageInvoker http, ProxyLimits limits)
{
    internal async Task ForwardAsync(HttpContext context)
    {
        if (await ReadAsync(context) is not { } body)
            return;
        var tried = new List<Target>();
        HttpResponseMessage? refusal = null;
        try
        {
            while (tried.Count < limits.MaxAttempts && pool.Choose(tried) is { } target)
            {
                tried.Add(target);
                var (response, failure) = await SendAsync(context, target, body);
                if (response is { StatusCode: not System.Net.HttpStatusCode.ServiceUnavailable })
                {
                    using (response)
                        await ResponseRelay.CopyAsync(response, context);
                    return;
                }

                target.Doubt(broken: failure is not null);
                if (response is not null)
                {
                    refusal?.Dispose();
                    refusal = response;
                }

                if (!body.CanBeSentAgain)
                    break;
                if (failure is not null && !Repeatable.After(failure, context.Request))
                {
                    await Problem.WriteAsync(
                        context, StatusCodes.Status502BadGateway,
                        "The process that served this request broke off; it may or may not have been done.");
                    return;
                }
            }

            if (refusal is not null)
                await ResponseRelay.CopyAsync(refusal, context);
            else
                await Problem.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, "No process is ready.");
        }
        finally
        {
            refusal?.Dispose();
        }
    }

    /// <summary>The body, or null when it cannot be read and the client was told so.</summary>
    private async Task<RequestBody?> ReadAsync(HttpContext context)
    {
        try
        {
            return await RequestBody.ReadAsync(context, limits.MaxBufferedBodyBytes);
        }
        catch (IOException failure) when (!context.RequestAborted.IsCancellationRequested)
        {
            var status = failure is BadHttpRequestException { StatusCode: var wrong } ? wrong : StatusCodes.Status400BadRequest;
            await Problem.WriteAsync(context, status, "The body is malformed.");
            return null;
        }
    }

    private async Task<(HttpResponseMessage? Response, Exception? Failure)> SendAsync(HttpContext context, Target target, RequestBody body)
    {
        var gone = target.Gone;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, gone);
        patience.CancelAfter(limits.ResponseTimeout);
        using var request = Request(context.Request, target, body);
        try
        {
            return (await http.SendAsync(request, patience.Token), null);
        }
        catch (HttpRequestException failure)
        {
            return (null, failure);
        }
        catch (OperationCanceledException failure) when (!context.RequestAborted.IsCancellationRequested)
        {
            return (null, failure);
        }
    }

    private static HttpRequestMessage Request(HttpRequest from, Target target, RequestBody body)
    {
        var address = UriHelper.BuildAbsolute(target.Address.Scheme, new(target.Address.Authority), default, from.Path, from.QueryString);
        var request = new HttpRequestMessage(new HttpMethod(from.Method), address) { Content = body.Content() };
        ProxyHeaders.Copy(from, request);
        // A target that refuses a large body for its size then says so before, not while, it is sent.
        if (!body.CanBeSentAgain)
            request.Headers.ExpectContinue = true;
        return request;
    }
}
