using System.Globalization;

// A stand-in for the service: it behaves as its contract says towards whoever starts, watches and stops it.
if (Environment.GetEnvironmentVariable("Peer__Refuses") is { } reason)
{
    await Console.Error.WriteLineAsync(reason);
    return 1;
}

var builder = WebApplication.CreateBuilder(args);
builder.Logging.ClearProviders();
builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(10));
var app = builder.Build();
var draining = false;
app.MapGet("/health/ready", () => draining ? Results.StatusCode(503) : Results.Ok());
app.MapGet("/pid", () => Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
app.MapGet("/setting", (string name) => Environment.GetEnvironmentVariable(name) ?? "");
app.MapPost("/webhooks/echo", async (HttpRequest request) =>
{
    using var reader = new StreamReader(request.Body);
    var text = await reader.ReadToEndAsync();
    return draining ? Results.StatusCode(503) : Results.Text(text);
});
await app.StartAsync();
Console.WriteLine("peer is up");

// As the service does: first say that one is leaving, then leave.
var leave = new TaskCompletionSource();
app.Lifetime.ApplicationStopping.Register(() => leave.TrySetResult());
await leave.Task;
draining = true;
await Task.Delay(TimeSpan.FromMilliseconds(700), TimeProvider.System);
await app.StopAsync();
return 0;
