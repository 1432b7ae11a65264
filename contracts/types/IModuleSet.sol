// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @dev The contracts of a module set, in the order of their deployment.
enum Module {
    Benefit, // BenefitLedger, the core
    Bank, // BankSettlement, the rail for money in bank accounts
    Treasury, // TokenTreasury, the rail for tokens and the native coin
    Agreement, // AgreementRegistry
    Contribution, // ContributionLedger
    Hold, // LegalHold
    Property, // IPRegistry
    Licence, // LicenseRegistry
    Reward // RewardRegister
}

/// @title IModuleSet
/// @notice The closed set of contracts of one deployment: who may call whose hooks is fixed for ever.
interface IModuleSet {
    /// @notice Emitted once, when the set begins.
    /// @param deployer Who may deploy the modules.
    /// @param members The MemberRegistry.
    /// @param digest The digest's first value.
    event ModuleSetCreated(address indexed deployer, address indexed members, bytes32 digest);

    /// @notice Emitted when a module is deployed.
    /// @param module Which module.
    /// @param deployed Its address.
    /// @param codehash The hash of its code, immutables included.
    /// @param digest The digest of the set so far.
    event ModuleDeployed(Module indexed module, address indexed deployed, bytes32 codehash, bytes32 digest);

    /// @notice Thrown when somebody else than the deployer deploys.
    /// @param caller Who tried.
    /// @param deployer Who may.
    error ModuleSetNotDeployer(address caller, address deployer);

    /// @notice Thrown when a module is deployed out of order or twice.
    /// @param module What was asked for.
    /// @param next The number of the module that comes next.
    error ModuleSetOutOfOrder(Module module, uint8 next);

    /// @notice Thrown when the creation code reverted or ended at another address.
    /// @param module Which module.
    /// @param expected The address foreseen.
    /// @param got The address obtained, zero when creation failed.
    error ModuleSetDeploymentFailed(Module module, address expected, address got);

    /// @notice Thrown when the digest is asked for before all modules stand.
    /// @param deployed How many stand.
    /// @param total How many there must be.
    error ModuleSetIncomplete(uint8 deployed, uint8 total);

    /// @notice Deploys the next module from its creation code, which takes no arguments.
    /// @dev Only the deployer; only in the order of {Module}.
    /// @param module Which module.
    /// @param creationCode Its creation code.
    /// @return deployed Its address.
    function deploy(Module module, bytes calldata creationCode) external returns (address deployed);

    /// @notice Who may deploy the modules.
    /// @return The deployer.
    function deployer() external view returns (address);

    /// @notice The MemberRegistry that all modules ask.
    /// @return The registry.
    function members() external view returns (address);

    /// @notice What an agreement's terms name: chain, set, and every module's address and code.
    /// @return The digest; reverts until all modules are deployed.
    function digest() external view returns (bytes32);

    /// @notice Where a module stands, or will stand.
    /// @param module Which module.
    /// @return Its address.
    function addressOf(Module module) external view returns (address);
}
