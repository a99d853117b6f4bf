namespace MirtAi.Api.Http;

/// <summary>
/// Answers HEAD wherever GET is answered: endpoints are chosen as for GET, and the server leaves the body out. An endpoint whose body never
/// ends asks for the method.
/// </summary>
internal static class HeadRequests
{
    /// <summary>Adds the routing in between, which is then not added by itself.</summary>
    public static IApplicationBuilder UseRoutingOfHead(this IApplicationBuilder app) => app
        .Use(async (context, next) =>
        {
            if (!HttpMethods.IsHead(context.Request.Method))
            {
                await next(context);
                return;
            }

            context.Request.Method = HttpMethods.Get;
            context.Items[typeof(HeadRequests)] = true;
            try
            {
                await next(context);
            }
            finally
            {
                context.Request.Method = HttpMethods.Head;
            }
        })
        .UseRouting()
        .Use((context, next) =>
        {
            if (context.Items.ContainsKey(typeof(HeadRequests)))
                context.Request.Method = HttpMethods.Head;
            return next(context);
        });
}
