using System.Reflection;
using Orleans;
using static MirtAi.Grains.Tests.Contracts.GrainContracts;

namespace MirtAi.Grains.Tests.Contracts;

/// <summary>
/// What Orleans asks of contracts and would refuse only when another version of the service answers.
/// </summary>
public sealed class ContractTests
{
    [Fact]
    public void Every_grain_interface_and_method_has_a_lasting_name_of_its_own()
    {
        Assert.NotEmpty(GrainContracts.Interfaces);
        Assert.All(GrainContracts.Interfaces, contract => Assert.StartsWith("mirtai.", Alias(contract), StringComparison.Ordinal));
        Assert.All(Methods, method => Assert.NotEqual("", Alias(method)));
        Assert.All(GrainContracts.Interfaces, contract => Assert.Distinct(contract.GetMethods().Select(Alias)));
    }

    [Fact]
    public void Grain_interfaces_are_plain_methods_that_return_tasks()
    {
        Assert.All(GrainContracts.Interfaces, contract =>
        {
            Assert.True(contract.IsPublic && !contract.IsGenericType, contract.Name);
            Assert.Empty(contract.GetProperties());
            Assert.Empty(contract.GetEvents());
        });
        Assert.All(Methods, method =>
        {
            Assert.True(method is { IsAbstract: true, IsStatic: false, IsGenericMethod: false }, method.Name);
            Assert.True(method.ReturnType.IsAssignableTo(typeof(Task)), method.Name);
            Assert.DoesNotContain(method.GetParameters(), parameter => parameter.ParameterType.IsByRef);
            Assert.InRange(method.GetParameters().Count(parameter => parameter.ParameterType == typeof(CancellationToken)), 0, 1);
        });
    }

    [Fact]
    public void Everything_that_travels_says_how()
    {
        Assert.NotEmpty(GrainContracts.Messages);
        Assert.All(GrainContracts.Messages, message =>
        {
            Assert.True(message is { IsVisible: true, IsSealed: true, IsGenericType: false }, message.FullName);
            Assert.True(message.IsEnum || message.IsClass, message.FullName);
            Assert.NotNull(message.GetCustomAttribute<GenerateSerializerAttribute>());
            Assert.Empty(BareFields(message));
        });
        Assert.Distinct(GrainContracts.Messages.Concat(GrainContracts.Interfaces).Select(Alias));
    }

    [Fact]
    public void Every_member_that_travels_has_a_number_of_its_own_and_can_be_set() => Assert.All(GrainContracts.Messages, message =>
    {
        var members = Members(message).ToArray();
        Assert.All(
            members,
            member => Assert.True(member is { Id: not null, Member.SetMethod.IsPublic: true }, $"{message.Name}.{member.Member.Name}"));
        Assert.Distinct(members.Select(member => member.Id));
    });

    [Fact]
    public void Faults_can_be_made_without_a_message_and_hold_nothing_but_what_every_fault_holds() => Assert.All(Faults, fault =>
    {
        Assert.Equal(typeof(Exception), fault.BaseType);
        Assert.NotNull(fault.GetConstructor([]));
        Assert.Empty(Members(fault));
    });

    [Fact]
    public void Every_grain_class_has_a_lasting_type() =>
        Assert.All(Classes, type => Assert.NotNull(type.GetCustomAttribute<GrainTypeAttribute>()));

    /// <summary>Names, numbers and types only ever grow: a line that changes here breaks a fleet of two versions.</summary>
    [Fact]
    public void What_was_once_agreed_stays() => Assert.Equal(
        """
        AnswerDeskGrain mirtai.IAnswerDeskGrain
        BroadcastGrain mirtai.IBroadcastGrain mirtai.IWakeableGrain
        ChannelAccountGrain mirtai.IChannelAccountGrain
        CommentGrain mirtai.ICommentGrain mirtai.IInboundGrain mirtai.IWakeableGrain
        CommentPolicyGrain mirtai.ICommentPolicyGrain
        DedupeGrain mirtai.IDedupeGrain
        DedupePartitionGrain mirtai.IDedupePartitionGrain
        ManagerChatGrain mirtai.IInboundGrain mirtai.IManagerChatGrain
        MediaGrain mirtai.IMediaGrain
        PaymentGrain mirtai.IInboundGrain mirtai.IPaymentGrain mirtai.IWakeableGrain
        SessionGrain mirtai.IInboundGrain mirtai.ISessionGrain mirtai.IWakeableGrain
        SubscriptionGrain mirtai.ISubscriptionGrain
        mirtai.IAnswerDeskGrain.Close(String, Boolean)
        mirtai.IAnswerDeskGrain.Next(String, TimeSpan)
        mirtai.IAnswerDeskGrain.Offer(String)
        mirtai.IAnswerDeskGrain.Open(String)
        mirtai.IBroadcastGrain.Plan(BroadcastPlan)
        mirtai.IBroadcastGrain.Steer(BroadcastSteering)
        mirtai.IChannelAccountGrain.Read()
        mirtai.IChannelAccountGrain.Report(AccountReport)
        mirtai.ICommentGrain.Manage(CommentOrder)
        mirtai.ICommentPolicyGrain.Read()
        mirtai.ICommentPolicyGrain.Set(CommentPolicy)
        mirtai.IDedupeGrain.Accept(IInboundEvent)
        mirtai.IDedupePartitionGrain.Accept(IInboundEvent)
        mirtai.IInboundGrain.Receive(IInboundEvent)
        mirtai.IMediaGrain.Change(MediaPatch)
        mirtai.IMediaGrain.Prepare()
        mirtai.IPaymentGrain.Check()
        mirtai.IPaymentGrain.Open(PaymentRequest)
        mirtai.IPaymentGrain.Refund(RefundRequest)
        mirtai.ISessionGrain.Erase()
        mirtai.ISessionGrain.Hold(String, String)
        mirtai.ISessionGrain.LiftHold()
        mirtai.ISessionGrain.Manage(ManagerAction)
        mirtai.ISessionGrain.MarkUnreachable(String)
        mirtai.ISessionGrain.Open(CommentTopic)
        mirtai.ISessionGrain.ReportUndelivered(UndeliveredMessage)
        mirtai.ISubscriptionGrain.Grant(SubscriptionGrant)
        mirtai.ISubscriptionGrain.Tend()
        mirtai.IWakeableGrain.Wake()
        mirtai.account-report 0 Kind: AccountReportKind
        mirtai.account-report 1 At: DateTimeOffset
        mirtai.account-report 2 PausedUntil: Nullable`1
        mirtai.account-report 3 Reason: String
        mirtai.account-report-kind 0 Working
        mirtai.account-report-kind 1 Throttled
        mirtai.account-report-kind 2 CredentialsRefused
        mirtai.account-report-kind 3 ChatRefused
        mirtai.answer-handover 0 NotTaken
        mirtai.answer-handover 1 Delivered
        mirtai.answer-handover 2 Unknown
        mirtai.attached-file 0 Reference: String
        mirtai.attached-file 1 ContentType: String
        mirtai.attached-file 2 Bytes: Nullable`1
        mirtai.attached-file 3 Seconds: Nullable`1
        mirtai.broadcast-audience 0 Channel: String
        mirtai.broadcast-audience 1 Language: String
        mirtai.broadcast-audience 2 State: String
        mirtai.broadcast-audience 3 ActiveSince: Nullable`1
        mirtai.broadcast-audience 4 Customers: ImmutableArray`1
        mirtai.broadcast-audience 5 Tags: ImmutableArray`1
        mirtai.broadcast-audience 6 Subscription: String
        mirtai.broadcast-plan 0 Words: CustomerWords
        mirtai.broadcast-plan 1 Audience: BroadcastAudience
        mirtai.broadcast-plan 2 Photo: String
        mirtai.broadcast-plan 3 Buttons: ImmutableArray`1
        mirtai.broadcast-plan 4 At: DateTimeOffset
        mirtai.broadcast-plan 5 Recipients: Int32
        mirtai.broadcast-plan 6 OptOutButton: Boolean
        mirtai.broadcast-steering 0 Pause
        mirtai.broadcast-steering 1 Resume
        mirtai.broadcast-steering 2 Cancel
        mirtai.channel-account 0 PausedUntil: Nullable`1
        mirtai.channel-account 1 LastRefusal: String
        mirtai.channel-account 2 LastRefusedAt: Nullable`1
        mirtai.channel-account 3 CredentialsRefusedSince: Nullable`1
        mirtai.channel-account 4 ManagersTold: Boolean
        mirtai.channel-account 5 ChatRefusedSince: Nullable`1
        mirtai.comment-action 0 Ignore
        mirtai.comment-action 1 Answer
        mirtai.comment-action 2 Hide
        mirtai.comment-action 3 Delete
        mirtai.comment-action 4 Alert
        mirtai.comment-action 5 PrivateReply
        mirtai.comment-event 0 EventId: String
        mirtai.comment-event 1 CommentId: String
        mirtai.comment-event 2 Channel: String
        mirtai.comment-event 3 AuthorId: String
        mirtai.comment-event 4 Username: String
        mirtai.comment-event 5 MediaId: String
        mirtai.comment-event 6 ParentId: String
        mirtai.comment-event 7 Text: String
        mirtai.comment-event 8 SentAt: DateTimeOffset
        mirtai.comment-event 9 Removed: Boolean
        mirtai.comment-event 10 Live: Boolean
        mirtai.comment-order 0 Kind: CommentOrderKind
        mirtai.comment-order 1 Manager: String
        mirtai.comment-order 2 Type: Nullable`1
        mirtai.comment-order 3 Text: String
        mirtai.comment-order-kind 0 Hide
        mirtai.comment-order-kind 1 Show
        mirtai.comment-order-kind 2 Delete
        mirtai.comment-order-kind 3 DeleteWithParent
        mirtai.comment-order-kind 4 SetType
        mirtai.comment-order-kind 5 Answer
        mirtai.comment-order-kind 6 DeleteAnswer
        mirtai.comment-order-kind 7 Leave
        mirtai.comment-outcome 0 Done
        mirtai.comment-outcome 1 AlreadySo
        mirtai.comment-outcome 2 NoComment
        mirtai.comment-outcome 3 NoAnswer
        mirtai.comment-outcome 4 NotAnswerable
        mirtai.comment-policy 0 Rules: ImmutableArray`1
        mirtai.comment-rule 0 Type: CommentType
        mirtai.comment-rule 1 Action: CommentAction
        mirtai.comment-rule 2 MinConfidence: Int32
        mirtai.comment-topic 0 CommentId: String
        mirtai.comment-topic 1 Username: String
        mirtai.comment-topic 2 Comment: String
        mirtai.comment-topic 3 CommentedAt: DateTimeOffset
        mirtai.comment-topic 4 Reply: String
        mirtai.comment-topic 5 RepliedAt: DateTimeOffset
        mirtai.comment-topic 6 ProductId: String
        mirtai.comment-type 1 Positive
        mirtai.comment-type 2 Critical
        mirtai.comment-type 3 Complaint
        mirtai.comment-type 4 Question
        mirtai.comment-type 5 Partnership
        mirtai.comment-type 6 Toxic
        mirtai.comment-type 7 Spam
        mirtai.customer-profile 0 Name: String
        mirtai.customer-profile 1 Username: String
        mirtai.customer-profile 2 Language: String
        mirtai.customer-words 0 Ukrainian: String
        mirtai.customer-words 1 Russian: String
        mirtai.customer-words 2 English: String
        mirtai.inbound-event 0 EventId: String
        mirtai.inbound-event 1 SessionKey: String
        mirtai.inbound-event 2 Kind: InboundKind
        mirtai.inbound-event 3 Recipient: String
        mirtai.inbound-event 4 SentAt: DateTimeOffset
        mirtai.inbound-event 5 MessageId: String
        mirtai.inbound-event 6 Position: Int64
        mirtai.inbound-event 7 Text: String
        mirtai.inbound-event 8 Images: ImmutableArray`1
        mirtai.inbound-event 9 Media: String
        mirtai.inbound-event 10 Customer: CustomerProfile
        mirtai.inbound-event 11 CallbackId: String
        mirtai.inbound-event 12 AnswersTo: String
        mirtai.inbound-event 13 OpensWindow: Boolean
        mirtai.inbound-event 14 HeldElsewhere: Nullable`1
        mirtai.inbound-event 15 Files: ImmutableArray`1
        mirtai.inbound-kind 0 Message
        mirtai.inbound-kind 1 Edit
        mirtai.inbound-kind 2 Command
        mirtai.inbound-kind 3 Contact
        mirtai.inbound-kind 4 Unreadable
        mirtai.inbound-kind 5 Button
        mirtai.inbound-kind 6 Reachable
        mirtai.inbound-kind 7 Unreachable
        mirtai.inbound-kind 8 Echo
        mirtai.inbound-kind 9 Unsent
        mirtai.manager-action 0 Kind: ManagerActionKind
        mirtai.manager-action 1 Manager: String
        mirtai.manager-action 2 ActionId: String
        mirtai.manager-action 3 Text: String
        mirtai.manager-action 4 Images: ImmutableArray`1
        mirtai.manager-action 5 Original: String
        mirtai.manager-action 6 Media: String
        mirtai.manager-action 7 Order: String
        mirtai.manager-action 8 OrderStatus: String
        mirtai.manager-action 9 Canned: String
        mirtai.manager-action 10 Words: CustomerWords
        mirtai.manager-action 11 Tags: ImmutableArray`1
        mirtai.manager-action 12 Placement: OrderRequest
        mirtai.manager-action 13 Customer: String
        mirtai.manager-action 14 File: AttachedFile
        mirtai.manager-action 15 MessageId: String
        mirtai.manager-action 16 Answers: QuotedMessage
        mirtai.manager-action-kind 0 TakeOver
        mirtai.manager-action-kind 1 HandBack
        mirtai.manager-action-kind 2 Close
        mirtai.manager-action-kind 3 Say
        mirtai.manager-action-kind 4 ConfirmPayment
        mirtai.manager-action-kind 5 RejectPayment
        mirtai.manager-action-kind 6 SetOrderStatus
        mirtai.manager-action-kind 7 Note
        mirtai.manager-action-kind 8 Tell
        mirtai.manager-action-kind 9 Tag
        mirtai.manager-action-kind 10 PlaceOrder
        mirtai.manager-action-kind 11 Link
        mirtai.manager-action-kind 12 Unlink
        mirtai.manager-action-kind 13 AnswerComment
        mirtai.manager-action-kind 14 HideComment
        mirtai.manager-action-kind 15 LeaveComment
        mirtai.manager-action-kind 16 Correct
        mirtai.manager-event 0 EventId: String
        mirtai.manager-event 1 Account: String
        mirtai.manager-event 2 Chat: String
        mirtai.manager-event 3 Manager: String
        mirtai.manager-event 4 About: String
        mirtai.manager-event 5 Kind: Nullable`1
        mirtai.manager-event 6 Text: String
        mirtai.manager-event 7 Images: ImmutableArray`1
        mirtai.manager-event 8 Original: String
        mirtai.manager-event 9 Media: String
        mirtai.manager-event 10 CallbackId: String
        mirtai.manager-event 11 Order: String
        mirtai.manager-event 12 Question: Nullable`1
        mirtai.manager-event 13 Canned: String
        mirtai.manager-event 14 Topic: String
        mirtai.manager-event 15 File: AttachedFile
        mirtai.manager-event 16 IsStale: Boolean
        mirtai.manager-event 17 MessageId: String
        mirtai.manager-outcome 0 Done
        mirtai.manager-outcome 1 AlreadySo
        mirtai.manager-outcome 2 TakenByAnother
        mirtai.manager-outcome 3 NoSession
        mirtai.manager-outcome 4 Unreachable
        mirtai.manager-outcome 5 NotCarried
        mirtai.manager-outcome 6 NoOrder
        mirtai.manager-outcome 7 Decided
        mirtai.manager-outcome 8 NoCannedAnswer
        mirtai.manager-outcome 9 NoComment
        mirtai.manager-outcome 10 NoCommentReply
        mirtai.manager-outcome 11 WrongPrice
        mirtai.manager-outcome 12 OfCommentsAlone
        mirtai.manager-outcome 13 NoMessage
        mirtai.manager-question 0 Help
        mirtai.manager-question 1 Order
        mirtai.manager-question 2 History
        mirtai.manager-question 3 CannedAnswers
        mirtai.manager-question 4 Unknown
        mirtai.manager-receipt 0 Outcome: ManagerOutcome
        mirtai.manager-receipt 1 Manager: String
        mirtai.manager-receipt 2 Since: Nullable`1
        mirtai.manager-receipt 3 Order: OrderReceipt
        mirtai.media-facts 0 Caption: String
        mirtai.media-facts 1 Permalink: String
        mirtai.media-facts 2 Context: String
        mirtai.media-facts 3 ProcessingEnabled: Boolean
        mirtai.media-facts 4 CommentsEnabled: Boolean
        mirtai.media-facts 5 Description: String
        mirtai.media-patch 0 Context: String
        mirtai.media-patch 1 ProcessingEnabled: Nullable`1
        mirtai.media-patch 2 CommentsEnabled: Nullable`1
        mirtai.order-receipt 0 Number: String
        mirtai.order-receipt 1 Status: String
        mirtai.order-receipt 2 ProofRejected: Boolean
        mirtai.order-receipt 3 Manager: String
        mirtai.order-receipt 4 At: Nullable`1
        mirtai.order-receipt 5 CrmTask: String
        mirtai.order-request 0 Number: String
        mirtai.order-request 1 ProductId: String
        mirtai.order-request 2 Sum: Decimal
        mirtai.order-request 3 FullName: String
        mirtai.order-request 4 Phone: String
        mirtai.order-request 5 City: String
        mirtai.order-request 6 Branch: String
        mirtai.payment-event 0 Provider: String
        mirtai.payment-event 1 ProviderId: String
        mirtai.payment-event 2 PaymentId: String
        mirtai.payment-event 3 Status: PaymentStatus
        mirtai.payment-event 4 Amount: Decimal
        mirtai.payment-event 5 Currency: String
        mirtai.payment-event 6 Refunded: Decimal
        mirtai.payment-event 7 IsTest: Boolean
        mirtai.payment-receipt 0 Status: PaymentStatus
        mirtai.payment-receipt 1 Url: String
        mirtai.payment-receipt 2 Problem: String
        mirtai.payment-request 0 Provider: String
        mirtai.payment-request 1 SessionKey: String
        mirtai.payment-request 2 Order: String
        mirtai.payment-request 3 Amount: Decimal
        mirtai.payment-request 4 Currency: String
        mirtai.payment-request 5 Plan: String
        mirtai.payment-request 6 PlanDays: Int32
        mirtai.payment-status 0 New
        mirtai.payment-status 1 Pending
        mirtai.payment-status 2 Authorized
        mirtai.payment-status 3 Held
        mirtai.payment-status 4 Succeeded
        mirtai.payment-status 5 Canceled
        mirtai.payment-status 6 Missing
        mirtai.quoted-message 0 MessageId: String
        mirtai.quoted-message 1 Text: String
        mirtai.receipt 0 Accepted
        mirtai.receipt 1 Duplicate
        mirtai.receipt 2 Overloaded
        mirtai.refund-receipt 0 Status: RefundStatus
        mirtai.refund-receipt 1 Reason: String
        mirtai.refund-request 0 Id: String
        mirtai.refund-request 1 Amount: Nullable`1
        mirtai.refund-request 2 Address: String
        mirtai.refund-status 0 Asked
        mirtai.refund-status 1 Done
        mirtai.refund-status 2 Refused
        mirtai.refund-status 3 Unclear
        mirtai.refund-status 4 Impossible
        mirtai.subscription-grant 0 Source: String
        mirtai.subscription-grant 1 Plan: String
        mirtai.subscription-grant 2 Time: TimeSpan
        mirtai.subscription-grant 3 Announce: Boolean
        mirtai.undelivered-message 0 Id: String
        mirtai.undelivered-message 1 Text: String
        mirtai.undelivered-message 2 Outcome: UndeliveredOutcome
        mirtai.undelivered-message 3 Reason: String
        mirtai.undelivered-outcome 0 Rejected
        mirtai.undelivered-outcome 1 Unreachable
        mirtai.undelivered-outcome 2 WindowClosed
        mirtai.undelivered-outcome 3 Exhausted
        mirtai.undelivered-outcome 4 Uncertain
        """,
        string.Join('\n', ClassLines().Concat(MethodLines()).Concat(MessageLines())));

    private static IEnumerable<string> ClassLines() =>
        from type in Classes
        orderby type.Name
        let names = type.GetInterfaces().Where(GrainContracts.Interfaces.Contains).Select(Alias).Order(StringComparer.Ordinal)
        select $"{type.Name} {string.Join(' ', names)}";

    private static IEnumerable<string> MethodLines() =>
        from method in Methods.OrderBy(method => $"{Alias(method.DeclaringType!)}.{Alias(method)}", StringComparer.Ordinal)
        let parameters = method.GetParameters().Select(parameter => parameter.ParameterType.Name)
        select $"{Alias(method.DeclaringType!)}.{Alias(method)}({string.Join(", ", parameters)})";

    private static IEnumerable<string> MessageLines() =>
        from message in GrainContracts.Messages.OrderBy(Alias, StringComparer.Ordinal)
        from line in message.IsEnum
            ? Enum.GetValuesAsUnderlyingType(message).Cast<object>().Select(value => $"{value} {Enum.GetName(message, value)}")
            : Members(message).Select(member => $"{member.Id} {member.Member.Name}: {member.Member.PropertyType.Name}")
        select $"{Alias(message)} {line}";
}
