using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using MirtAi.Silo.Storage;

namespace MirtAi.Silo.Tests.Storage;

/// <summary>A database that counts what is asked of it.</summary>
internal sealed class CountingDatabase(IDatabase database) : IDatabase
{
    public int Queries { get; private set; }

    public StorageProvider Provider => database.Provider;

    public async ValueTask<DbConnection> Open(CancellationToken cancellationToken) =>
        new Counting(await database.Open(cancellationToken), () => Queries++);

    private sealed class Counting(DbConnection connection, Action count) : DbConnection
    {
        [AllowNull]
        public override string ConnectionString { get => connection.ConnectionString; set => connection.ConnectionString = value; }

        public override string Database => connection.Database;

        public override string DataSource => connection.DataSource;

        public override string ServerVersion => connection.ServerVersion;

        public override ConnectionState State => connection.State;

        public override void ChangeDatabase(string databaseName) => connection.ChangeDatabase(databaseName);

        public override void Open() => connection.Open();

        public override void Close() => connection.Close();

        public override async ValueTask DisposeAsync()
        {
            await connection.DisposeAsync();
            await base.DisposeAsync();
            GC.SuppressFinalize(this);
        }

        protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => connection.BeginTransaction(isolationLevel);

        protected override DbCommand CreateDbCommand()
        {
            count();
            return connection.CreateCommand();
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                connection.Dispose();
            base.Dispose(disposing);
        }
    }
}
