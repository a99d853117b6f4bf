using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MirtAi.Channels.Tests.Instagram;

namespace MirtAi.Fleet.Tests.Edge;

/// <summary>
/// Webhooks of Instagram to break: our own, and public ones where the folder of the samples is present. Photos are at addresses that are
/// fetched from nowhere.
/// </summary>
internal static partial class SampleDirectMessages
{
    private const string Nowhere = "https://127.0.0.1";

    public static IReadOnlyList<byte[]> All { get; } = [.. Own().Select(body => body.Bytes()), .. Public()];

    private static IEnumerable<JsonObject> Own()
    {
        for (var number = 0; number < 100; number++)
        {
            var customer = InstagramBodies.Customer(number);
            yield return InstagramBodies.Of(InstagramBodies.Text(number, "Добрий день \"шановні\" 😀\n"));
            yield return InstagramBodies.Of(
                InstagramBodies.Text(number + 1_000), InstagramBodies.Text(number + 2_000), InstagramBodies.Text(number + 3_000));
            yield return InstagramBodies.Of(InstagramBodies.Echo(customer, $"echo-{number}", "Вітаю"));
            yield return InstagramBodies.Of(InstagramBodies.Message(
                customer, $"photo-{number}", "Таку", InstagramBodies.Attachment("image", Nowhere + "/photo.jpg")));
            yield return InstagramBodies.Of(InstagramBodies.Message(
                customer, $"voice-{number}", null, InstagramBodies.Attachment("audio", Nowhere + "/voice.mp4")));
            yield return InstagramBodies.Of(InstagramBodies.Item(
                customer, "postback", new JsonObject { ["mid"] = $"postback-{number}", ["title"] = "Так", ["payload"] = "yes" }));
            yield return InstagramBodies.Of(InstagramBodies.Item(
                customer, "message_edit", new JsonObject { ["mid"] = $"photo-{number}", ["text"] = "Іншу", ["num_edit"] = 1 }));
            yield return InstagramBodies.Of(InstagramBodies.Item(
                customer, "message", new JsonObject { ["mid"] = $"photo-{number}", ["is_deleted"] = true }));
            yield return InstagramBodies.Of(InstagramBodies.Item(
                customer, "referral", new JsonObject { ["ref"] = "anna", ["source"] = "SHORTLINKS", ["type"] = "OPEN_THREAD" }));
            yield return InstagramBodies.Changes("comments", InstagramBodies.Comment($"{number}", "Яка ціна?", customer));
        }
    }

    private static IEnumerable<byte[]> Public()
    {
        var folder = Path.Combine(
            Environment.GetEnvironmentVariable("MIRT_FIXTURES")
                ?? Path.Combine(ServiceAssembly.Root, "..", "shared", "fixtures"), "instagram");
        return Directory.Exists(folder)
            ? Directory.GetFiles(folder, "webhook.*.json").Select(file =>
                Encoding.UTF8.GetBytes(Host().Replace(File.ReadAllText(file), Nowhere)))
            : [];
    }

    [GeneratedRegex(@"https:(\\?/){2}[^""\\/]+", RegexOptions.CultureInvariant)]
    private static partial Regex Host();
}
