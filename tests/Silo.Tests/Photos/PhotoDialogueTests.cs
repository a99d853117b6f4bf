using Microsoft.Extensions.Time.Testing;
using MirtAi.Grains.Conversations;
using MirtAi.Grains.Escalations;
using MirtAi.Grains.Photos;
using MirtAi.Grains.Sale;
using MirtAi.Silo.Tests.LanguageModels;

namespace MirtAi.Silo.Tests.Photos;

/// <summary>What the shop makes of photos, turn by turn.</summary>
public class PhotoDialogueTests
{
    private readonly StagedPhotos photos = new StagedPhotos()
        .Shows("laguna", ("Костюм Лагуна", "pink", 0.93))
        .Shows("laguna-back", ("Костюм Лагуна", "pink", 0.4), ("Костюм Мрія", "pink", 0.35))
        .Shows("anna", ("Сукня Анна", "black", 0.97))
        .Shows("anna-green", ("Сукня Анна", "green", 0.97))
        .Shows("valeri", ("Костюм Валері", null, 0.9))
        .Shows("plush", ("Костюм Лагуна", "gray", 0.6), ("Костюм Мрія", "gray", 0.55))
        .Shows("perhaps-anna", ("Сукня Анна", "red", 0.6))
        .Shows("blurred", ("Костюм Ритм", null, 0.3));

    public PhotoDialogueTests()
    {
        photos.Readings["receipt"] = new PhotoReading { IsReceipt = true };
        photos.Readings["skirt"] = new PhotoReading { IsForeign = true };
        photos.Readings["last-year"] = new PhotoReading { Candidates = [new PhotoCandidate("1", null, 0.95)] };
    }

    [Fact]
    public async Task A_recognised_product_is_named_with_its_colour_and_the_height_is_asked()
    {
        var result = await Dialogue().Turn("[photo:laguna]");

        Assert.Equal(new Selection { ProductId = Shop.Product("Костюм Лагуна").Id, Color = "pink" }, result.Conversation.Selection);
        Assert.Equal("На фото Костюм Лагуна, колір рожевий, 1590-2390 грн 🤍", result.Replies[1].Text);
        Assert.Contains("зріст", Assert.Single(result.Replies.Skip(2)).Text, StringComparison.Ordinal);
        Assert.Equal(["catalog:laguna-pink.png"], result.Replies[1].Images);
        Assert.Equal((ConversationState.Vision, DialoguePhase.VisionDone, Intent.Photo), Where(result));
        Assert.Null(result.EscalationReason);
    }

    [Fact]
    public async Task When_the_height_is_known_size_and_price_are_offered_at_once()
    {
        var dialogue = Dialogue();
        await dialogue.Turn("у мене донечка, зріст 131");

        var result = await dialogue.Turn("[photo:anna] є така?");

        Assert.Equal(
            ["На фото Сукня Анна, колір чорний 🤍", "Сукня Анна, колір чорний, розмір 134-140. Ціна 1850 грн.", "Оформлюємо замовлення?"],
            result.Replies.Select(reply => reply.Text));
        Assert.Equal((ConversationState.Offer, DialoguePhase.OfferMade, Intent.Photo), Where(result));

        var order = await dialogue.Turn("так");
        Assert.Equal(ConversationState.PaymentDelivery, order.Conversation.State);
    }

    [Fact]
    public async Task Height_and_photo_in_one_turn_belong_together()
    {
        var result = await Dialogue().Turn("[photo:laguna]", "на зріст 110");

        Assert.Equal("110-116", result.Conversation.Selection.Size);
        Assert.Contains(result.Replies, reply => reply.Text.Contains("1990", StringComparison.Ordinal));
        Assert.Equal(ConversationState.Offer, result.Conversation.State);
    }

    [Fact]
    public async Task A_colour_that_the_product_is_not_made_in_is_not_taken_over()
    {
        var result = await Dialogue().Turn("[photo:anna-green] на 122");

        Assert.Null(result.Conversation.Selection.Color);
        Assert.DoesNotContain(result.Replies, reply => reply.Text.Contains("зелен", StringComparison.Ordinal));
        Assert.Contains(result.Replies, reply => reply.Text.Contains("Який колір", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_product_of_one_design_needs_no_colour()
    {
        var result = await Dialogue().Turn("[photo:valeri] на 128");

        Assert.Equal("На фото Костюм Валері 🤍", result.Replies[1].Text.Split('\n')[0]);
        Assert.Equal(ConversationState.Offer, result.Conversation.State);
    }

    [Theory]
    [InlineData("друга", "Костюм Мрія")]
    [InlineData("перший", "Костюм Лагуна")]
    [InlineData("Мрія", "Костюм Мрія")]
    [InlineData("лагуну хочу", "Костюм Лагуна")]
    public async Task Between_the_thresholds_one_question_is_asked_and_its_answer_chooses(string answer, string name)
    {
        var dialogue = Dialogue();

        var question = await dialogue.Turn("[photo:plush]");
        var result = await dialogue.Turn(answer);

        Assert.Contains("1. Костюм Лагуна\n2. Костюм Мрія", question.Replies[^1].Text, StringComparison.Ordinal);
        Assert.Null(question.EscalationReason);
        Assert.Equal((Shop.Product(name).Id, "gray"), (result.Conversation.Selection.ProductId, result.Conversation.Selection.Color));
        Assert.Null(result.EscalationReason);
    }

    [Theory]
    [InlineData("так", true)]
    [InlineData("ні", false)]
    public async Task A_single_possibility_is_asked_for_a_yes(string answer, bool chosen)
    {
        var dialogue = Dialogue();

        var question = await dialogue.Turn("[photo:perhaps-anna]");
        var result = await dialogue.Turn(answer);

        Assert.Equal("На фото Сукня Анна, правильно?", question.Replies[^1].Text);
        Assert.Equal(chosen ? Shop.Product("Сукня Анна").Id : null, result.Conversation.Selection.ProductId);
        Assert.NotEmpty(result.Replies);
    }

    [Theory]
    [InlineData("[photo:plush]", "[photo:blurred]")]
    [InlineData("[photo:plush]", "[photo:plush]")]
    [InlineData("[photo:blurred]", "[photo:blurred]")]
    [InlineData("[photo:blurred]", "[photo:unknown]")]
    public async Task After_one_question_a_manager_looks(string first, string second)
    {
        var dialogue = Dialogue();

        var question = await dialogue.Turn(first);
        var result = await dialogue.Turn(second);

        Assert.Null(question.EscalationReason);
        Assert.Equal(EscalationReasons.PhotoNotRecognised, result.EscalationReason);
        Assert.Equal((ConversationState.End, DialoguePhase.Completed, Intent.Photo), Where(result));
    }

    [Fact]
    public async Task A_better_photo_is_asked_for_once_and_a_doubtful_one_still_gets_its_question()
    {
        var dialogue = Dialogue();

        var again = await dialogue.Turn("[photo:blurred]");
        var question = await dialogue.Turn("[photo:plush]");
        var recognised = await dialogue.Turn("[photo:laguna]");

        Assert.Contains("ще одне фото", again.Replies[^1].Text, StringComparison.Ordinal);
        Assert.Contains("котра з них", question.Replies[^1].Text, StringComparison.Ordinal);
        Assert.Equal(0, recognised.Conversation.UnrecognisedPhotos);
        Assert.All([again, question, recognised], result => Assert.Null(result.EscalationReason));
    }

    [Theory]
    [InlineData("[photo:skirt]")]
    [InlineData("[photo:last-year]")]
    public async Task What_the_catalogue_does_not_hold_goes_to_a_manager_at_once(string photo)
    {
        var result = await Dialogue().Turn(photo);

        Assert.Equal(EscalationReasons.PhotoNotRecognised, result.EscalationReason);
        Assert.Equal((ConversationState.End, DialoguePhase.Completed, Intent.Photo), Where(result));
    }

    [Fact]
    public async Task Several_photos_of_one_product_are_one_product()
    {
        var result = await Dialogue().Turn("[photo:laguna-back]", "[photo:laguna]", "[photo:blurred]");

        Assert.Equal(Shop.Product("Костюм Лагуна").Id, result.Conversation.Selection.ProductId);
        Assert.Single(result.Replies, reply => reply.Text.StartsWith("На фото", StringComparison.Ordinal));
        Assert.Null(result.EscalationReason);
    }

    [Theory]
    [InlineData("[photo:laguna,anna]")]
    [InlineData("[photo:laguna]|[photo:anna]")]
    public async Task Photos_of_different_products_leave_the_choice_to_the_customer(string messages)
    {
        var dialogue = Dialogue();

        var result = await dialogue.Turn(messages.Split('|'));
        var chosen = await dialogue.Turn("друга");

        Assert.Contains(
            "1. Костюм Лагуна, 1590-2390 грн\n2. Сукня Анна, 1850 грн",
            Assert.Single(result.Replies.Skip(1)).Text, StringComparison.Ordinal);
        Assert.Equal(Shop.Product("Сукня Анна").Id, chosen.Conversation.Selection.ProductId);
    }

    [Fact]
    public async Task What_the_words_name_outweighs_the_photo()
    {
        var result = await Dialogue().Turn("[photo:laguna] хочу сукню Анна");

        Assert.Equal(Shop.Product("Сукня Анна").Id, result.Conversation.Selection.ProductId);
        Assert.Empty(photos.Looked);
    }

    [Fact]
    public async Task While_the_customer_pays_and_after_the_order_no_photo_is_looked_at()
    {
        var dialogue = Dialogue();
        await dialogue.Turn("Лагуна рожева на 122");
        await dialogue.Turn("беру");

        var early = await dialogue.Turn("[photo:laguna]");
        await dialogue.Turn("Бондар Надія 0931112233 Львів 12 відділення");
        var placed = await dialogue.Turn("повна оплата");
        var late = await dialogue.Turn("[photo:laguna]");

        Assert.Equal(EscalationReasons.PaymentProof, early.EscalationReason);
        Assert.True(placed.Conversation.Order.Placed);
        Assert.Equal(EscalationReasons.PaymentProof, late.EscalationReason);
        Assert.Empty(photos.Looked);
    }

    [Fact]
    public async Task A_receipt_in_the_same_burst_as_the_order_is_not_looked_at_either()
    {
        var dialogue = Dialogue();
        await dialogue.Turn("Лагуна рожева на 122");

        var result = await dialogue.Turn("беру", "[photo:laguna]");

        Assert.Equal(EscalationReasons.PaymentProof, result.EscalationReason);
        Assert.Empty(photos.Looked);
    }

    [Fact]
    public async Task A_photo_of_a_complaint_is_not_looked_at()
    {
        var dialogue = Dialogue();
        await dialogue.Turn("костюм порвався після першого прання, це брак");

        var result = await dialogue.Turn("[photo:laguna]");

        Assert.Equal(ConversationState.Complaint, result.Conversation.State);
        Assert.Empty(photos.Looked);
    }

    [Fact]
    public async Task A_photo_that_is_seen_to_be_a_receipt_is_a_proof_of_payment()
    {
        var dialogue = Dialogue();
        await dialogue.Turn("Лагуна рожева на 122");

        var result = await dialogue.Turn("[photo:receipt]");

        Assert.NotEqual(ConversationState.Vision, result.Conversation.State);
        Assert.Equal(EscalationReasons.PaymentProof, result.EscalationReason);
    }

    [Fact]
    public async Task Without_a_recogniser_words_are_asked_for()
    {
        photos.IsOn = false;

        var result = await Dialogue().Turn("[photo:laguna]");

        Assert.Contains("Напишіть, будь ласка, назву", result.Replies[^1].Text, StringComparison.Ordinal);
        Assert.Empty(photos.Looked);
    }

    [Fact]
    public async Task A_recogniser_that_fails_costs_the_photo_and_not_the_turn()
    {
        photos.WhenLooked = (_, _) => throw new InvalidOperationException("It is broken.");

        var result = await Dialogue().Turn("[photo:laguna]", "на 122");

        Assert.Equal(122, result.Conversation.Height);
        Assert.Contains(result.Replies, reply => reply.Text.Contains("Напишіть, будь ласка, назву", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_recogniser_that_hangs_costs_no_more_than_the_time_for_photos()
    {
        var reached = new TaskCompletionSource();
        var time = new FakeTimeProvider();
        photos.WhenLooked = (_, cancellation) =>
        {
            reached.TrySetResult();
            return Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation);
        };

        var turn = new Dialogue(Shop.Runner(photos: photos, time: time)).Turn("[photo:laguna]");
        await reached.Task.WaitAsync(TestContext.Current.CancellationToken);
        time.Advance(new PhotoOptions().Timeout);

        Assert.Contains("Напишіть, будь ласка, назву", (await turn).Replies[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_many_photos_the_first_few_are_looked_at_and_each_once()
    {
        await Dialogue().Turn("[photo:a,b,a]", "[photo:c]", "[photo:d,e,f]");

        Assert.Equal(["a", "b", "c", "d"], photos.Looked.Order());
    }

    private Dialogue Dialogue() => new(Shop.Runner(photos: photos));

    private static (ConversationState State, DialoguePhase Phase, Intent? Intent) Where(TurnPlan result) =>
        (result.Conversation.State, result.Conversation.Phase, result.Conversation.LastIntent);
}
