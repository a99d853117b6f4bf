-- Where the processes of the Orleans engine find each other. The embedded engine leaves these tables empty.
--
-- Orleans asks for its statements by key in OrleansQuery and runs them with its own parameters (@DeploymentId is the cluster's id);
-- it reads results by column name. A statement that changes membership answers with one value: true if the change happened, false
-- if somebody else's came first. Each bumps the version of the cluster's table, which is the expected one of the next change, so
-- that all processes see the same history. Signs of life do not.
--
-- Names are those of the provider's documentation; whoever has run another script for it keeps the tables and gets these statements.
create table if not exists OrleansQuery (
    QueryKey  varchar(64)   not null primary key,
    QueryText varchar(8000) not null
);

create table if not exists OrleansMembershipVersionTable (
    DeploymentId varchar(150) not null primary key,
    Timestamp    timestamptz  not null default now(),
    Version      integer      not null default 0
);

-- SuspectTimes: who voted this process out, and when, in the engine's own notation.
create table if not exists OrleansMembershipTable (
    DeploymentId varchar(150)  not null references OrleansMembershipVersionTable,
    Address      varchar(45)   not null,
    Port         integer       not null,
    Generation   integer       not null,
    SiloName     varchar(150)  not null,
    HostName     varchar(150)  not null,
    Status       integer       not null,
    ProxyPort    integer       not null,
    SuspectTimes varchar(8000),
    StartTime    timestamptz   not null,
    IAmAliveTime timestamptz   not null,
    primary key (DeploymentId, Address, Port, Generation)
);

-- True if the cluster's table is still at the expected version; then nobody else changes it before this transaction ends.
create function orleans_hold_version(cluster text, expected integer) returns boolean language plpgsql as $$
begin
    perform 1 from OrleansMembershipVersionTable v where v.DeploymentId = cluster and v.Version = expected for update;
    return found;
end $$;

create function orleans_next_version(cluster text) returns void language sql as $$
    update OrleansMembershipVersionTable set Version = Version + 1, Timestamp = clock_timestamp() where DeploymentId = cluster;
$$;

create function orleans_insert_version(cluster text) returns boolean language plpgsql as $$
begin
    insert into OrleansMembershipVersionTable (DeploymentId) values (cluster) on conflict do nothing;
    return found;
end $$;

-- False also if the process is in the table already: then neither it nor the version changes.
create function orleans_insert_member(
    cluster text, address text, port integer, generation integer, silo_name text, host_name text,
    status integer, proxy_port integer, started timestamptz, alive timestamptz, expected integer
) returns boolean language plpgsql as $$
begin
    if not orleans_hold_version(cluster, expected) then
        return false;
    end if;
    insert into OrleansMembershipTable
        (DeploymentId, Address, Port, Generation, SiloName, HostName, Status, ProxyPort, StartTime, IAmAliveTime)
    values (cluster, address, port, generation, silo_name, host_name, status, proxy_port, started, alive)
    on conflict do nothing;
    if not found then
        return false;
    end if;
    perform orleans_next_version(cluster);
    return true;
end $$;

-- False also if the process is not in the table.
create function orleans_update_member(
    cluster text, address text, port integer, generation integer, status integer, suspect_times text, alive timestamptz, expected integer
) returns boolean language plpgsql as $$
begin
    if not orleans_hold_version(cluster, expected) then
        return false;
    end if;
    update OrleansMembershipTable m
    set Status = $5, SuspectTimes = $6, IAmAliveTime = $7
    where m.DeploymentId = cluster and m.Address = $2 and m.Port = $3 and m.Generation = $4;
    if not found then
        return false;
    end if;
    perform orleans_next_version(cluster);
    return true;
end $$;

insert into OrleansQuery (QueryKey, QueryText) values
    ('InsertMembershipVersionKey', 'select orleans_insert_version(@DeploymentId)'),
    ('InsertMembershipKey',
     'select orleans_insert_member(@DeploymentId, @Address, @Port, @Generation, @SiloName, @HostName,
          @Status, @ProxyPort, @StartTime, @IAmAliveTime, @Version)'),
    ('UpdateMembershipKey',
     'select orleans_update_member(@DeploymentId, @Address, @Port, @Generation, @Status, @SuspectTimes, @IAmAliveTime, @Version)'),
    ('UpdateIAmAlivetimeKey',
     'update OrleansMembershipTable set IAmAliveTime = @IAmAliveTime
      where DeploymentId = @DeploymentId and Address = @Address and Port = @Port and Generation = @Generation'),
    -- One row with the version and nulls when there is no such process, or none at all.
    ('MembershipReadRowKey',
     'select v.DeploymentId, m.Address, m.Port, m.Generation, m.SiloName, m.HostName, m.Status, m.ProxyPort,
          m.SuspectTimes, m.StartTime, m.IAmAliveTime, v.Version
      from OrleansMembershipVersionTable v
      left join OrleansMembershipTable m
          on m.DeploymentId = v.DeploymentId and m.Address = @Address and m.Port = @Port and m.Generation = @Generation
      where v.DeploymentId = @DeploymentId'),
    ('MembershipReadAllKey',
     'select v.DeploymentId, m.Address, m.Port, m.Generation, m.SiloName, m.HostName, m.Status, m.ProxyPort,
          m.SuspectTimes, m.StartTime, m.IAmAliveTime, v.Version
      from OrleansMembershipVersionTable v
      left join OrleansMembershipTable m on m.DeploymentId = v.DeploymentId
      where v.DeploymentId = @DeploymentId'),
    ('GatewaysQueryKey',
     'select Address, ProxyPort, Generation from OrleansMembershipTable
      where DeploymentId = @DeploymentId and Status = @Status and ProxyPort > 0'),
    -- Everything but the active ones (3), once their last sign of life is old enough.
    ('CleanupDefunctSiloEntriesKey',
     'delete from OrleansMembershipTable
      where DeploymentId = @DeploymentId and IAmAliveTime < @IAmAliveTime and Status <> 3'),
    ('DeleteMembershipTableEntriesKey',
     'with members as (delete from OrleansMembershipTable where DeploymentId = @DeploymentId)
      delete from OrleansMembershipVersionTable where DeploymentId = @DeploymentId')
on conflict (QueryKey) do update set QueryText = excluded.QueryText;
