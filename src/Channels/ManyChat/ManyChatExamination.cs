using System.Text.Json;
using Microsoft.Extensions.Options;
using MirtAi.Channels.Http;
using MirtAi.Channels.Json;
using MirtAi.Channels.Text;
using MirtAi.Grains.Messages;

namespace MirtAi.Channels.ManyChat;

/// <summary>Asks ManyChat whether the key is good, whose page it is, and which fields and tags the shop has made there.</summary>
internal sealed class ManyChatExamination(Func<PlatformHttp> http, IOptions<ManyChatOptions> options)
{
    private const string Part = "manychat", Kept = "manychat fields and tags", Buttons = "manychat buttons";

    public async Task<IReadOnlyList<Finding>> Run(CancellationToken cancellationToken)
    {
        if (!options.Value.IsOn)
            return [Finding.Good(Part, "off")];
        var (page, fault) = await Ask("getInfo", root => [Name(root.Object("data"u8))], cancellationToken);
        if (fault is not null)
            return [fault];
        var (fields, noFields) = await Ask("getCustomFields", Names, cancellationToken);
        var (tags, noTags) = await Ask("getTags", Names, cancellationToken);
        return
        [
            Finding.Good(Part, page.FirstOrDefault("a page without a name")),
            noFields ?? noTags ?? Missing(fields, tags),
            .. options.Value.HasButtons && noFields is null ? [Pressed(fields)] : Array.Empty<Finding>(),
        ];
    }

    private Finding Pressed(IReadOnlyList<string> fields) => fields.Contains(ManyChatActions.PressedButton)
        ? Finding.Good(Buttons, $"by the flow {options.Value.ButtonFlow}")
        : Finding.Fault(Buttons, $"make the custom field {ManyChatActions.PressedButton}, a text, in ManyChat under Settings, Fields");

    /// <summary>A shop may want none of them: messages go without.</summary>
    private static Finding Missing(IReadOnlyList<string> fields, IReadOnlyList<string> tags)
    {
        string[] missing =
        [
            .. ManyChatActions.AllFields.Except(fields).Select(name => $"field {name}"),
            .. ManyChatActions.AllTags.Except(tags).Select(name => $"tag {name}"),
        ];
        return Finding.Good(
            Kept, missing.Length == 0 ? "all are there" : $"not made in ManyChat, so not kept: {string.Join(", ", missing)}");
    }

    private async Task<(IReadOnlyList<string> Names, Finding? Fault)> Ask(
        string what, Func<JsonElement, IReadOnlyList<string>> read, CancellationToken cancellationToken)
    {
        var reply = await http().Get($"fb/page/{what}", cancellationToken);
        var answer = ManyChatAnswer.Of(reply);
        if (answer.Result is SendResult.Sent && reply is PlatformReply.Answered { Body: var body })
            return (JsonBody.Read(body, read, _ => []), null);
        return ([], Finding.Fault(Part, answer.Result switch
        {
            SendResult.CredentialsRefused =>
                "the key is no longer valid: make a new one in ManyChat under Settings, API, and set ManyChat:ApiToken",
            _ => $"{answer.Says}; check ManyChat:ApiBaseUrl and the way to the internet",
        }));
    }

    private static IReadOnlyList<string> Names(JsonElement root) => root.Array("data"u8) is { } all
        ? [.. all.EnumerateArray().Select(one => Name(one))]
        : [];

    private static string Name(JsonElement? one) => InboundText.Clean(one?.String("name"u8), maxLength: 100);
}
