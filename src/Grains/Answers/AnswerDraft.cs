using System.Collections.Immutable;
using System.Globalization;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.Messages;
using MirtAi.Grains.Payments;
using MirtAi.Grains.Sale;
using MirtAi.Grains.Understanding;

namespace MirtAi.Grains.Answers;

/// <summary>An answer while a model works on it: the plan as it stands, how the shop would say it, and what tools told.</summary>
internal sealed class AnswerDraft
{
    /// <summary>How many products are shown to the model.</summary>
    private const int MaxProducts = 6;

    private readonly ConversationOptions options;
    private readonly PaymentOptions payment;
    private readonly ScriptedLanguageModel script;
    private readonly List<string> told = [];
    private readonly List<Product> found = [];

    public AnswerDraft(
        TurnRequest request, TurnPlan plan, ModelProposal proposal, ProductCatalog catalog, ConversationOptions options,
        PaymentOptions payment, ScriptedLanguageModel script)
    {
        (Request, Plan, Proposal, Catalog) = (request, script.Word(request, plan), proposal, catalog);
        (this.options, this.payment, this.script) = (options, payment, script);
    }

    public TurnRequest Request { get; }

    public ProductCatalog Catalog { get; }

    /// <summary>The plan as it stands, in the shop's words.</summary>
    public TurnPlan Plan { get; private set; }

    public ModelProposal Proposal { get; private set; }

    /// <summary>What is paid at once when the rest is paid on delivery.</summary>
    public LocalizedText Prepayment => ProductActs.Prepayment(payment, Catalog);

    public string Language => Plan.Conversation.Language;

    /// <summary>The catalogue entries concerned: chosen, ordered, named by the acts, and found by tools.</summary>
    public ImmutableArray<Product> Products =>
    [
        .. found
            .Concat(
                new[] { Plan.Conversation.Selection.ProductId, Request.Conversation.Selection.ProductId }
                    .Select(Catalog.Find)
                    .OfType<Product>())
            .Concat(Plan.Conversation.Order.Lines.Select(line => Catalog.Find(line.ProductId)).OfType<Product>())
            .Concat(Open().SelectMany(reply => Catalog.Search.Read(reply.Text).Products))
            .Concat(Plan.Conversation.Shown.Select(Catalog.Find).OfType<Product>())
            .Distinct()
            .Take(MaxProducts),
    ];

    /// <summary>What the answer may state by now.</summary>
    public AnswerEvidence Evidence() => new(
        Language, [.. Open().Select(reply => reply.Text), .. told], Open().Select(reply => reply.Text), Heights(), Products, Catalog);

    /// <summary>Has the rules decide again with a proposal; false if they did not take it.</summary>
    public bool Propose(ModelProposal proposal)
    {
        var plan = SaleFlow.Decide(Request, Catalog, options, payment, proposal);
        if (proposal.PersonReason is not null
            && plan.EscalationReason is null
            && !plan.Acts.Any(act => act.Key is SpeechKeys.ManagerAlready))
            return false;
        (Plan, Proposal) = (script.Word(Request, plan), proposal);
        return true;
    }

    /// <summary>Notes what a tool told.</summary>
    public void Told(string text, params IEnumerable<Product> products)
    {
        told.Add(text);
        found.AddRange(products.Except(found));
    }

    /// <summary>How the shop says these acts.</summary>
    public IEnumerable<string> Wordings(params ImmutableArray<SpeechAct> acts) =>
        script.Say(Request, Plan with { Acts = acts }).Select(reply => reply.Text);

    /// <summary>The bubbles that a model may know of.</summary>
    private IEnumerable<Reply> Open() => Plan.Replies.Where((_, index) => !FixedActs.Contains(Plan.Acts[index]));

    private IEnumerable<string> Heights() =>
        Request.Messages.Select(message => Quotation.Without(message.Text)).Concat(Request.CustomerFacts).SelectMany(Figures.Numbers)
            .Append(Plan.Conversation.Height?.ToString(CultureInfo.InvariantCulture) ?? "")
            .Where(number =>
                int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var height) && height is >= 45 and <= 215);
}
