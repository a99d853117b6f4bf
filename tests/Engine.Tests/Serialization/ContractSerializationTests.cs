using Microsoft.Extensions.DependencyInjection;
using MirtAi.Grains.Durability;
using MirtAi.Grains.Interfaces.Messages;
using Orleans.Serialization;

namespace MirtAi.Engine.Tests.Serialization;

/// <summary>What travels between processes arrives as it was.</summary>
public sealed class ContractSerializationTests : IDisposable
{
    private readonly ServiceProvider services;

    public ContractSerializationTests()
    {
        // The serializer knows the assemblies that are loaded when it is added.
        _ = typeof(InboundEvent).Assembly;
        _ = typeof(StorageUnavailableException).Assembly;
        services = new ServiceCollection().AddSerializer().BuildServiceProvider();
    }

    [Fact]
    public void An_event_arrives_with_every_member()
    {
        var inbound = new InboundEvent
        {
            EventId = "telegram:1:2",
            SessionKey = "telegram:3",
            Kind = InboundKind.Contact,
            Recipient = "3",
            SentAt = DateTimeOffset.UnixEpoch.AddTicks(12_345),
            MessageId = "4",
            Position = 5,
            Text = "Добрий день 👋",
            Images = ["telegram-file:a", "telegram-file:b"],
            Media = "voice",
            Customer = new CustomerProfile { Name = "Олена", Username = "olena", Language = "uk" },
            CallbackId = "6",
        };

        var arrived = Copy(inbound);

        Assert.Equal(inbound.Images.AsEnumerable(), arrived.Images.AsEnumerable());
        Assert.Equal(inbound, arrived with { Images = inbound.Images });
    }

    [Theory]
    [InlineData(Receipt.Accepted)]
    [InlineData(Receipt.Duplicate)]
    [InlineData(Receipt.Overloaded)]
    public void A_receipt_arrives(Receipt receipt) => Assert.Equal(receipt, Copy(receipt));

    [Fact]
    public void A_storage_fault_keeps_its_type_and_message()
    {
        var arrived = Copy<Exception>(new StorageUnavailableException("away"));

        Assert.Equal("away", Assert.IsType<StorageUnavailableException>(arrived).Message);
    }

    public void Dispose() => services.Dispose();

    private T Copy<T>(T value)
    {
        var serializer = services.GetRequiredService<Serializer>();
        return serializer.Deserialize<T>(serializer.SerializeToArray(value))!;
    }
}
