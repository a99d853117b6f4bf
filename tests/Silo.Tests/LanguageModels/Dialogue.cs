using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Customers;
using MirtAi.Grains.Interfaces.Messages;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Sale;
using MirtAi.Grains.Sessions;

namespace MirtAi.Silo.Tests.LanguageModels;

/// <summary>
/// Plays a dialogue against the shop. Lines that begin with <c>&gt;</c> are the customer's, several in a row are one turn; <c>[photo]</c>,
/// <c>[photo:NAME,NAME]</c>, <c>[voice]</c>, <c>[sticker]</c>, <c>[location]</c>, <c>[contact]</c> and <c>[button]</c> begin what is not
/// text.
/// </summary>
internal sealed class Dialogue(ITurnRunner runner)
{
    private readonly List<TranscriptLine> history = [];
    private long sequence;

    public Conversation Conversation { get; private set; } = new();

    /// <summary>What is remembered of the customer.</summary>
    public CustomerMemory Memory { get; private set; } = CustomerMemory.Empty;

    public DateTimeOffset Now { get; set; } = new(2026, 1, 15, 10, 0, 0, TimeSpan.Zero);

    public async Task<TurnPlan> Turn(params string[] messages)
    {
        var lines = messages.Select(Line).ToImmutableArray();
        var result = await runner.Run(
            new TurnRequest
            {
                SessionKey = "web:1",
                Customer = new CustomerProfile(),
                Conversation = Conversation,
                Memory = Memory,
                Messages = lines,
                History = [.. history.TakeLast(20)],
                Now = Now,
            },
            TestContext.Current.CancellationToken);
        history.AddRange(lines);
        history.AddRange(result.Replies.Select(reply => Of(Author.Bot, InboundKind.Message, reply.Text)));
        Conversation = result.Conversation;
        Memory = Memory.After(result.Learned, Now);
        Now += TimeSpan.FromMinutes(1);
        return result;
    }

    /// <summary>Who has the conversation writes to the customer.</summary>
    public void ManagerSays(string text) => history.Add(Of(Author.Manager, InboundKind.Message, text));

    /// <summary>The dialogue of a file, with the shop's answers and states as they are now.</summary>
    public async Task<string> Play(string script)
    {
        var played = new StringBuilder();
        var turn = new List<string>();
        foreach (var line in script.Split('\n').Append(""))
        {
            if (line.StartsWith("> ", StringComparison.Ordinal))
            {
                turn.Add(line[2..]);
                played.Append(line).Append('\n');
                continue;
            }

            if (turn.Count > 0)
            {
                Write(played, await Turn([.. turn]));
                turn.Clear();
            }

            if (line.StartsWith('#'))
                played.Append(line).Append('\n');
        }

        return played.ToString();
    }

    private static void Write(StringBuilder played, TurnPlan result)
    {
        foreach (var reply in result.Replies)
        {
            played.Append("< ").Append(reply.Text.Replace("\n", "\n| ", StringComparison.Ordinal)).Append('\n');
            if (!reply.Images.IsEmpty)
                played.Append("  ").AppendJoin(' ', reply.Images).Append('\n');
        }

        var (conversation, reason) = (result.Conversation, result.EscalationReason);
        played.Append(
            CultureInfo.InvariantCulture,
            $"= {conversation.State.ContractName()} {conversation.Phase.ContractName()} {conversation.LastIntent?.ContractName()}");
        played.Append(reason is null ? "\n\n" : $" ! {reason}\n\n");
    }

    private TranscriptLine Line(string message)
    {
        var end = message.StartsWith('[') ? message.IndexOf(']', StringComparison.Ordinal) : -1;
        var rest = end < 0 ? message : message[(end + 1)..].Trim();
        return (end < 0 ? "" : message[1..end]) switch
        {
            "photo" => Of(Author.Customer, InboundKind.Message, rest) with { Images = ["attachment:1"] },
            ['p', 'h', 'o', 't', 'o', ':', .. var names] => Of(Author.Customer, InboundKind.Message, rest) with
            {
                Images = [.. names.Split(',').Select(name => "attachment:" + name)],
            },
            "contact" => Of(Author.Customer, InboundKind.Contact, rest),
            "button" => Of(Author.Customer, InboundKind.Button, rest),
            "" => Of(Author.Customer, message.StartsWith('/') ? InboundKind.Command : InboundKind.Message, message),
            var media => Of(Author.Customer, InboundKind.Unreadable, "") with { Media = media },
        };
    }

    private TranscriptLine Of(Author author, InboundKind kind, string text) =>
        new() { SessionKey = "web:1", Sequence = ++sequence, Author = author, At = Now, Kind = kind, Text = text };
}
