using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MirtAi.Channels.Tests.Payments;

/// <summary>
/// YooKassa and Heleket on a loopback port. They ask for credentials and idempotence keys as the providers do, and can be made to lie, to
/// fail and to change their minds.
/// </summary>
internal sealed class PaymentPeer : IAsyncDisposable
{
    public const string ShopId = "100500", SecretKey = "live_invented";
    public const string MerchantId = "8b03432e-385b-4670-8d06-064591096795", ApiKey = "invented-key", PayoutApiKey = "invented-payout-key";

    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, JsonObject> payments = new();
    private readonly ConcurrentDictionary<string, (string Body, string Id)> keys = new();
    private long last;

    private PaymentPeer(WebApplication app) => this.app = app;

    public string Address => app.Urls.Single();

    public string YooKassaUrl => Address + "/v3";

    public string HeleketUrl => Address + "/v1";

    /// <summary>How many payments were made, repeats not counted.</summary>
    public int Made => payments.Count;

    /// <summary>How often it was asked how a payment stands.</summary>
    public int Reads;

    /// <summary>How many refunds were made, repeats not counted.</summary>
    public int Refunds;

    /// <summary>Refunds are taken, and the payment does not say so yet.</summary>
    public bool RefundsWait { get; set; }

    /// <summary>So many of the next requests get HTTP 500, though what they ask for is done.</summary>
    public int Failures;

    /// <summary>What is asked is done at once, and answered as it was then only when this has ended.</summary>
    public Task AnswersAfter { get; set; } = Task.CompletedTask;

    public static async Task<PaymentPeer> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var peer = new PaymentPeer(app);
        app.MapPost("/v3/payments", peer.Create);
        app.MapGet("/v3/payments/{id}", peer.Read);
        app.MapPost("/v3/refunds", peer.CreateRefund);
        app.MapPost("/v1/payment/refund", peer.RefundInvoice);
        app.MapPost("/v1/payment", peer.CreateInvoice);
        app.MapPost("/v1/payment/info", peer.ReadInvoice);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return peer;
    }

    /// <summary>The only payment there is.</summary>
    public string Only => payments.Single().Key;

    /// <summary>Changes how a payment stands.</summary>
    public void Change(string id, Action<JsonObject> change)
    {
        lock (payments)
            change(payments[id]);
    }

    public void Pay(string id) => Change(id, payment => payment["status"] = "succeeded");

    public void Refund(string id, decimal sum) => Change(id, payment => payment["refunded_amount"] = new JsonObject
    {
        ["value"] = sum.ToString("0.00", CultureInfo.InvariantCulture),
        ["currency"] = payment["amount"]!["currency"]!.DeepClone(),
    });

    /// <summary>A payment that the service did not make.</summary>
    public string Foreign(decimal sum, string reference = "")
    {
        var id = NewId();
        payments[id] = Payment(id, sum.ToString("0.00", CultureInfo.InvariantCulture), "UAH", reference);
        return id;
    }

    public static string Notification(string name, string id) =>
        $$$"""{"type":"notification","event":"{{{name}}}","object":{"id":"{{{id}}}","payment_id":"{{{id}}}","status":"succeeded","paid":true}}""";

    /// <summary>A webhook of Heleket's as PHP writes it.</summary>
    public static string Signed(string id, string status, string key = ApiKey)
    {
        var body = $$"""{"type":"payment","uuid":"{{id}}","status":"{{status}}","is_final":true,"url":"https:\/\/pay.example\/{{id}}","note":"оплата"}""";
        return $$"""{{body[..^1]}},"sign":"{{Sign(body, key)}}"}""";
    }

    [SuppressMessage("Security", "CA5351", Justification = "The provider's protocol.")]
    public static string Sign(string body, string key) => Convert.ToHexStringLower(MD5.HashData(
        Encoding.UTF8.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(body)) + key)));

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task Create(HttpContext context)
    {
        var text = await new StreamReader(context.Request.Body).ReadToEndAsync();
        var key = context.Request.Headers["Idempotence-Key"].ToString();
        if (!SignedIn(context) || key.Length is 0 or > 64)
        {
            await Answer(context, SignedIn(context) ? 400 : 401, Error("Idempotence key is missing"));
            return;
        }

        var (body, id) = keys.GetOrAdd(key, _ => (text, NewId()));
        if (body != text)
        {
            await Answer(context, 400, Error("Idempotence key duplicated"));
            return;
        }

        var request = JsonNode.Parse(text)!;
        if ((string)request["amount"]!["value"]! == "13.00")
        {
            await Answer(context, 400, Error("Invalid amount"));
            return;
        }

        var payment = payments.GetOrAdd(id, _ => Payment(
            id,
            (string)request["amount"]!["value"]!,
            (string)request["amount"]!["currency"]!,
            (string?)request["metadata"]?["mirt_payment"] ?? ""));
        await Answer(context, 200, payment);
    }

    /// <summary>Once for each key, and never more than is left.</summary>
    private async Task CreateRefund(HttpContext context)
    {
        var text = await new StreamReader(context.Request.Body).ReadToEndAsync();
        var key = context.Request.Headers["Idempotence-Key"].ToString();
        if (!SignedIn(context) || key.Length is 0 or > 64)
        {
            await Answer(context, SignedIn(context) ? 400 : 401, Error("Idempotence key is missing"));
            return;
        }

        var request = JsonNode.Parse(text)!;
        var amount = decimal.Parse((string)request["amount"]!["value"]!, CultureInfo.InvariantCulture);
        var id = (string)request["payment_id"]!;
        JsonObject answer;
        lock (payments)
        {
            var payment = payments[id];
            var refunded = decimal.Parse((string?)payment["refunded_amount"]?["value"] ?? "0", CultureInfo.InvariantCulture);
            var isNew = !keys.ContainsKey(key);
            if (isNew && (string)payment["status"]! == "succeeded"
                && refunded + amount <= decimal.Parse((string)payment["amount"]!["value"]!, CultureInfo.InvariantCulture))
            {
                keys[key] = (text, NewId());
                Refunds++;
                if (!RefundsWait)
                    Refund(id, refunded + amount);
            }

            answer = keys.TryGetValue(key, out var known) && known.Body == text
                ? new JsonObject
                {
                    ["id"] = known.Id,
                    ["status"] = RefundsWait ? "pending" : "succeeded",
                    ["amount"] = request["amount"]!.DeepClone(),
                    ["payment_id"] = id,
                    ["created_at"] = "2026-03-01T09:00:00.000Z",
                }
                : Error(known.Body is null ? "Refund amount exceeds what is left" : "Idempotence key duplicated");
        }

        await Answer(context, answer.ContainsKey("payment_id") ? 200 : 400, answer);
    }

    /// <summary>As often as it is asked, for there is no key.</summary>
    private async Task RefundInvoice(HttpContext context)
    {
        if (await Heard(context, PayoutApiKey) is not { } request)
            return;
        Interlocked.Increment(ref Refunds);
        Change((string)request["uuid"]!, payment => payment["status"] = RefundsWait ? "refund_process" : "refund_paid");
        await Answer(context, 200, new JsonObject { ["state"] = 0, ["result"] = new JsonArray() });
    }

    private async Task Read(HttpContext context)
    {
        Interlocked.Increment(ref Reads);
        var id = (string)context.Request.RouteValues["id"]!;
        if (!SignedIn(context))
            await Answer(context, 401, Error("Error in shopId or secret key"));
        else if (payments.TryGetValue(id, out var payment))
            await Answer(context, 200, payment);
        else
            await Answer(context, 404, Error("Payment not found or forbidden"));
    }

    private async Task CreateInvoice(HttpContext context)
    {
        if (await Heard(context) is not { } request)
            return;
        var (_, id) = keys.GetOrAdd((string)request["order_id"]!, _ => ("", NewId()));
        var payment = payments.GetOrAdd(
            id, _ => Payment(id, (string)request["amount"]!, (string)request["currency"]!, (string)request["order_id"]!));
        await Answer(context, 200, Invoice(payment));
    }

    private async Task ReadInvoice(HttpContext context)
    {
        Interlocked.Increment(ref Reads);
        if (await Heard(context) is not { } request)
            return;
        if (payments.TryGetValue((string)request["uuid"]!, out var payment))
            await Answer(context, 200, Invoice(payment));
        else
            await Answer(context, 404, new JsonObject { ["state"] = 1, ["message"] = "Not found" });
    }

    private static JsonObject Invoice(JsonObject payment) => new()
    {
        ["state"] = 0,
        ["result"] = new JsonObject
        {
            ["uuid"] = payment["id"]!.DeepClone(),
            ["order_id"] = payment["metadata"]!["mirt_payment"]!.DeepClone(),
            ["amount"] = payment["amount"]!["value"]!.DeepClone(),
            ["currency"] = payment["amount"]!["currency"]!.DeepClone(),
            ["payment_amount"] = null,
            ["payment_status"] = payment["status"]!.DeepClone() is var status && (string)status! == "pending" ? "check" : status,
            ["is_final"] = payment["final"]?.DeepClone() ?? true,
            ["url"] = payment["confirmation"]!["confirmation_url"]!.DeepClone(),
        },
    };

    private async Task<JsonNode?> Heard(HttpContext context, string key = ApiKey)
    {
        var text = await new StreamReader(context.Request.Body).ReadToEndAsync();
        if (context.Request.Headers["merchant"] == MerchantId && context.Request.Headers["sign"] == Sign(text, key))
            return JsonNode.Parse(text);
        await Answer(context, 401, new JsonObject { ["state"] = 1, ["message"] = "Invalid Sign" });
        return null;
    }

    private static bool SignedIn(HttpContext context) => context.Request.Headers.Authorization
        == "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{ShopId}:{SecretKey}"));

    private async Task Answer(HttpContext context, int status, JsonObject body)
    {
        string text;
        lock (payments)
            text = body.ToJsonString();
        await AnswersAfter.WaitAsync(context.RequestAborted);
        context.Response.StatusCode = status;
        if (Interlocked.Decrement(ref Failures) >= 0)
        {
            context.Response.StatusCode = 500;
            return;
        }

        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(text);
    }

    private static JsonObject Payment(string id, string value, string currency, string reference) => new()
    {
        ["id"] = id,
        ["status"] = "pending",
        ["paid"] = false,
        ["amount"] = new JsonObject { ["value"] = value, ["currency"] = currency },
        ["confirmation"] = new JsonObject { ["type"] = "redirect", ["confirmation_url"] = $"https://pay.example/{id}" },
        ["created_at"] = "2026-03-01T09:00:00.000Z",
        ["metadata"] = new JsonObject { ["mirt_payment"] = reference, ["cms_name"] = "api" },
        ["recipient"] = new JsonObject { ["account_id"] = 54401, ["gateway_id"] = "289250" },
        ["refundable"] = false,
        ["test"] = false,
    };

    private static JsonObject Error(string description) => new()
    {
        ["type"] = "error",
        ["id"] = "85e254dd-e1e5-40c9-82c0-9f59f4130828",
        ["code"] = "invalid_request",
        ["description"] = description,
    };

    private string NewId() => $"2a7834f6-{Interlocked.Increment(ref last):0000}-5000-a000-1da326e5e123";
}
