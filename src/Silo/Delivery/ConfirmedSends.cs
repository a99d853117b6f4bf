using Dapper;
using MirtAi.Grains.Durability;
using MirtAi.Silo.Storage;

namespace MirtAi.Silo.Delivery;

/// <summary>
/// Writes down what the platform confirmed. One statement is under way at a time, and takes along all that came during the one before:
/// under load a flush of the write-ahead log is shared by many messages, and without load none waits for another.
/// </summary>
internal sealed class ConfirmedSends(IDatabase database)
{
    /// <summary>How many share a statement.</summary>
    public const int MaxBatch = 128;

    private static readonly string Names = string.Join(", ", Outbox.Columns);

    // What was given up meanwhile, or moved by another process, is delivered all the same.
    private readonly string together =
        $"""
        with confirmed as (select * from unnest(@ids, @platformIds) as confirmed (id, platform_id)),
        moved as (delete from outbox o using confirmed c where o.id = c.id returning o.*, c.platform_id as confirmed_id),
        kept as (
            insert into deliveries ({Names}, status, platform_id, sent_at)
            select {Names}, 'sent', confirmed_id, {database.Now} from moved)
        update deliveries d set status = 'sent', platform_id = c.platform_id, sent_at = {database.Now}, last_error = null
        from confirmed c where d.id = c.id and d.status <> 'sent'
        """;

    private readonly Lock guard = new();
    private readonly Queue<(ConfirmedSend Send, TaskCompletionSource Written)> waiting = [];
    private bool isWriting;

    /// <summary>Completes when it is stored.</summary>
    /// <exception cref="StorageUnavailableException">It is not known to be stored; it may be written again.</exception>
    public Task Write(ConfirmedSend send)
    {
        var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (guard)
        {
            waiting.Enqueue((send, written));
            if (isWriting)
                return written.Task;
            isWriting = true;
        }

        _ = WriteWaiting();
        return written.Task;
    }

    private async Task WriteWaiting()
    {
        while (Next() is { Length: > 0 } batch)
        {
            var fault = await TryWrite([.. batch.Select(one => one.Send)]);
            // One that cannot be written at all does not cost the others their record.
            if (fault is not (null or StorageUnavailableException) && batch.Length > 1)
            {
                foreach (var (send, written) in batch)
                    Complete(written, await TryWrite([send]));
            }
            else
            {
                foreach (var (_, written) in batch)
                    Complete(written, fault);
            }
        }
    }

    private (ConfirmedSend Send, TaskCompletionSource Written)[] Next()
    {
        lock (guard)
        {
            var batch = new (ConfirmedSend, TaskCompletionSource)[Math.Min(waiting.Count, MaxBatch)];
            for (var place = 0; place < batch.Length; place++)
                batch[place] = waiting.Dequeue();
            isWriting = batch.Length > 0;
            return batch;
        }
    }

    /// <returns>What went wrong, which each of those who wait gets; null if nothing did.</returns>
    private async Task<Exception?> TryWrite(ConfirmedSend[] sends)
    {
        var writing = database.Provider == StorageProvider.Postgres ? WriteTogether(sends) : WriteEach(sends);
        await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return writing.Exception?.InnerException;
    }

    private async Task WriteEach(ConfirmedSend[] sends)
    {
        foreach (var send in sends)
            await WriteOne(send);
    }

    private async Task WriteTogether(ConfirmedSend[] sends) => await StorageFaults.Guard(async () =>
    {
        var ids = sends.Select(send => send.Id).ToArray();
        var platformIds = sends.Select(send => send.PlatformId).ToArray();
        await using var connection = await database.Open(CancellationToken.None);
        return await connection.ExecuteAsync(together, new { ids, platformIds });
    });

    private async Task WriteOne(ConfirmedSend send)
    {
        var moved = await database.MoveRows(
            "outbox",
            "deliveries",
            [
                .. Outbox.Columns.Select(column => (column, column)),
                ("status", "'sent'"), ("platform_id", "@PlatformId"), ("sent_at", database.Now),
            ],
            "id = @Id",
            send,
            CancellationToken.None);
        if (moved > 0)
            return;
        await StorageFaults.Guard(async () =>
        {
            await using var connection = await database.Open(CancellationToken.None);
            return await connection.ExecuteAsync(
                $"""
                update deliveries set status = 'sent', platform_id = @PlatformId, sent_at = {database.Now}, last_error = null
                where id = @Id and status <> 'sent'
                """,
                send);
        });
    }

    private static void Complete(TaskCompletionSource written, Exception? fault)
    {
        if (fault is null)
            written.SetResult();
        else
            written.SetException(fault);
    }
}
